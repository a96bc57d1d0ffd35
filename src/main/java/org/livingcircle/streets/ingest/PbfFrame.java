package org.livingcircle.streets.ingest;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.StreetsRefused;
import org.openstreetmap.osmosis.osmbinary.Fileformat;
import org.openstreetmap.osmosis.osmbinary.Osmformat;

/**
 * Walks over the blocks of a PBF file (wiki.openstreetmap.org/wiki/PBF_Format) and says where one is not whole. Unpacks no more than the
 * first and the last where these tell how new the data are and that nothing is missing. GraphHopper's own reader takes a file
 * that ends inside a block's length for a whole one.
 *
 * <p>A file cut exactly between two blocks is well formed. Relations stand last, so one that ends with them has all its ways; of any
 * other {@link NewestNodes} tells. A cut between two blocks of relations, or just before the first, cannot be told.
 */
final class PbfFrame {

    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int LARGEST_BLOB = 32 * 1024 * 1024;
    private static final double NANODEGREES = 1e9;

    private static final String CONVERT =
            "Give a .osm.pbf file; \"osmium cat IN -o OUT.osm.pbf\" makes one of other formats.";
    private static final String FETCH = "Fetch or copy the file again.";

    private final Path file;
    private final String name;
    private final InputStream in;
    private final MessageDigest digest;
    private final StreetProgress progress;
    private final long size;
    private long position;
    private long blocks;

    /** What the frame tells. */
    record Found(String sha256, Optional<Instant> timestamp, Optional<LonLatBox> box) {}

    private PbfFrame(Path file, InputStream in, long size, StreetProgress progress) {
        this.file = file;
        this.name = String.valueOf(file.getFileName());
        this.in = in;
        this.size = size;
        this.progress = progress;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Reads a file once.
     *
     * @throws StreetsRefused if it is not whole, or none of this format
     */
    static Found read(Path file, StreetProgress progress) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new StreetsRefused(file.toString(), "there is no such file", "Give the path of a .osm.pbf file.");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new PbfFrame(file, in, Files.size(file), progress).read();
        } catch (IOException e) {
            throw new StreetsRefused(name, "the file cannot be read: " + e.getMessage(), "Make it readable.", e);
        }
    }

    private Found read() throws IOException {
        progress.report(StreetProgress.Step.READ, 0, Math.max(1, size));
        if (size == 0) {
            throw new StreetsRefused(name, "the file is empty", FETCH);
        }
        Osmformat.HeaderBlock header = null;
        boolean undated = false;
        NewestEdit newest = new NewestEdit();
        byte[] blob = new byte[0];
        while (position < size) {
            blob = block();
            if (header == null) {
                header = header(blob);
                undated = timestamp(header).isEmpty();
            } else if (undated) {
                newest.look(content(blob));
            }
            progress.report(StreetProgress.Step.READ, position, size);
        }
        if (header == null) {
            throw new IllegalStateException("a file of %d bytes has a first block".formatted(size));
        }
        if (blocks > 1 && !holdsRelations(content(blob))) {
            requireWays();
        }
        return new Found(
                HexFormat.of().formatHex(digest.digest()), timestamp(header).or(newest::find), box(header));
    }

    private static boolean holdsRelations(Osmformat.PrimitiveBlock block) {
        return block.getPrimitivegroupList().stream().anyMatch(group -> group.getRelationsCount() > 0);
    }

    /** Reads the file again, for what no single block shows. */
    private void requireWays() throws IOException {
        NewestNodes nodes = new NewestNodes();
        try (InputStream again = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            PbfFrame frame = new PbfFrame(file, again, size, StreetProgress.SILENT);
            frame.block();
            while (frame.position < size) {
                nodes.look(frame.content(frame.block()));
            }
        }
        if (!nodes.anyWay()) {
            throw new StreetsRefused(
                    "%s byte %,d".formatted(name, size),
                    "the file holds no way and so no street: it has been cut short, or made without them",
                    FETCH);
        }
        if (nodes.waysAreMissing()) {
            throw new StreetsRefused(
                    "%s byte %,d".formatted(name, size),
                    "the file seems to have been cut short after block %d: most of its last nodes belong to no way"
                            .formatted(blocks),
                    FETCH + " If it has the length of its source, leave out the nodes without ways: "
                            + "\"osmium tags-filter IN w/highway w/building w/landuse -o OUT.osm.pbf\".");
        }
    }

    /** Reads a block. */
    private byte[] block() throws IOException {
        long start = position;
        blocks++;
        int headerLength = length(bytes(4, start));
        if (headerLength < 1 || headerLength > LONGEST_HEADER) {
            throw foreign(start);
        }
        Fileformat.BlobHeader blobHeader;
        try {
            blobHeader = Fileformat.BlobHeader.parseFrom(bytes(headerLength, start));
        } catch (InvalidProtocolBufferException e) {
            throw foreign(start);
        }
        if (blobHeader.getDatasize() < 0 || blobHeader.getDatasize() > LARGEST_BLOB) {
            throw foreign(start);
        }
        if (blocks == 1 && !blobHeader.getType().equals("OSMHeader")) {
            throw foreign(start);
        }
        return bytes(blobHeader.getDatasize(), start);
    }

    private static int length(byte[] four) {
        return (four[0] & 0xFF) << 24 | (four[1] & 0xFF) << 16 | (four[2] & 0xFF) << 8 | (four[3] & 0xFF);
    }

    private StreetsRefused foreign(long start) throws IOException {
        if (blocks == 1) {
            byte[] head = new byte[12];
            try (InputStream again = Files.newInputStream(file)) {
                int read = again.readNBytes(head, 0, head.length);
                String text = new String(head, 0, read, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
                return new StreetsRefused(
                        name, "not OpenStreetMap's PBF format, it begins with \"%s\"".formatted(text), CONVERT);
            }
        }
        return new StreetsRefused("%s byte %,d".formatted(name, start), "block %d is damaged".formatted(blocks), FETCH);
    }

    private byte[] bytes(int count, long start) throws IOException {
        byte[] bytes = in.readNBytes(count);
        digest.update(bytes);
        position += bytes.length;
        if (bytes.length < count) {
            throw cutShort(start, count - bytes.length);
        }
        return bytes;
    }

    private StreetsRefused cutShort(long start, int missing) {
        return new StreetsRefused(
                "%s byte %,d".formatted(name, start),
                "the file has been cut short: of block %d at least %,d bytes are missing".formatted(blocks, missing),
                FETCH);
    }

    private Osmformat.HeaderBlock header(byte[] blob) {
        try {
            return Osmformat.HeaderBlock.parseFrom(unpacked(Fileformat.Blob.parseFrom(blob)));
        } catch (InvalidProtocolBufferException | DataFormatException e) {
            throw new StreetsRefused(name, "its header is damaged: " + e.getMessage(), FETCH, e);
        }
    }

    private Osmformat.PrimitiveBlock content(byte[] blob) {
        try {
            return Osmformat.PrimitiveBlock.parseFrom(unpacked(Fileformat.Blob.parseFrom(blob)));
        } catch (InvalidProtocolBufferException | DataFormatException e) {
            throw new StreetsRefused(name, "block %d is damaged: %s".formatted(blocks, e.getMessage()), FETCH, e);
        }
    }

    private byte[] unpacked(Fileformat.Blob blob) throws DataFormatException {
        if (blob.hasRaw()) {
            return blob.getRaw().toByteArray();
        }
        if (!blob.hasZlibData() || blob.getRawSize() < 0 || blob.getRawSize() > LARGEST_BLOB) {
            throw new StreetsRefused(name, "its blocks are not packed with zlib", CONVERT);
        }
        ByteString packed = blob.getZlibData();
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed.toByteArray());
            byte[] bytes = new byte[blob.getRawSize()];
            int count = inflater.inflate(bytes);
            if (count < bytes.length) {
                throw new DataFormatException("%d bytes of %d".formatted(count, bytes.length));
            }
            return bytes;
        } finally {
            inflater.end();
        }
    }

    private static Optional<Instant> timestamp(Osmformat.HeaderBlock header) {
        return header.hasOsmosisReplicationTimestamp() && header.getOsmosisReplicationTimestamp() > 0
                ? Optional.of(Instant.ofEpochSecond(header.getOsmosisReplicationTimestamp()))
                : Optional.empty();
    }

    private static Optional<LonLatBox> box(Osmformat.HeaderBlock header) {
        if (!header.hasBbox()) {
            return Optional.empty();
        }
        Osmformat.HeaderBBox box = header.getBbox();
        return box(
                box.getLeft() / NANODEGREES,
                box.getBottom() / NANODEGREES,
                box.getRight() / NANODEGREES,
                box.getTop() / NANODEGREES);
    }

    private static Optional<LonLatBox> box(double west, double south, double east, double north) {
        boolean sensible = west >= -180 && south >= -90 && east <= 180 && north <= 90 && west < east && south < north;
        @Nullable LonLatBox found = sensible ? new LonLatBox(new LonLat(west, south), new LonLat(east, north)) : null;
        return Optional.ofNullable(found);
    }
}
