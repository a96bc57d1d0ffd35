package org.livingcircle.testing;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openstreetmap.osmosis.osmbinary.Fileformat;
import org.openstreetmap.osmosis.osmbinary.Osmformat;

/**
 * Draws a town and writes it as an extract of OpenStreetMap in PBF, so that tests need no large file. Degrees are kept to
 * 1e-7, as OpenStreetMap does. Nodes, ways and relations are written in the order in which they were drawn, each kind in a block of its own.
 */
public final class TinyOsm {

    private static final long PER_DEGREE = 10_000_000; // granularity 100 nanodegrees
    private static final long NANODEGREES = 1_000_000_000;

    static {
        System.setProperty("com.google.protobuf.use_unsafe_pre22_gencode", "true");
    }

    private final List<Osmformat.Node> nodes = new ArrayList<>();
    private final List<Osmformat.Way> ways = new ArrayList<>();
    private final List<Osmformat.Relation> relations = new ArrayList<>();
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private @Nullable Instant timestamp;
    private Osmformat.@Nullable HeaderBBox box;
    private boolean waysFirst;

    public TinyOsm() {
        text(""); // 0 ends a list of tags
    }

    /** Says how new the data are. */
    public TinyOsm timestamp(Instant time) {
        timestamp = time;
        return this;
    }

    /** Says which area the file claims to hold. */
    public TinyOsm box(double west, double south, double east, double north) {
        box = Osmformat.HeaderBBox.newBuilder()
                .setLeft(Math.round(west * NANODEGREES))
                .setBottom(Math.round(south * NANODEGREES))
                .setRight(Math.round(east * NANODEGREES))
                .setTop(Math.round(north * NANODEGREES))
                .build();
        return this;
    }

    /**
     * Adds a node.
     *
     * @param tags as "barrier=bollard"
     */
    public TinyOsm node(long id, double lon, double lat, String... tags) {
        Osmformat.Node.Builder node = Osmformat.Node.newBuilder()
                .setId(id)
                .setLon(Math.round(lon * PER_DEGREE))
                .setLat(Math.round(lat * PER_DEGREE));
        for (String tag : tags) {
            node.addKeys(key(tag)).addVals(value(tag));
        }
        nodes.add(node.build());
        return this;
    }

    /**
     * Adds a way.
     *
     * @param tags as "highway=residential oneway=yes"; a space parts them, _ stands for a space in a value
     */
    public TinyOsm way(long id, String tags, long... nodeIds) {
        Osmformat.Way.Builder way = Osmformat.Way.newBuilder().setId(id);
        for (String tag : tags.strip().split(" +", -1)) {
            way.addKeys(key(tag)).addVals(value(tag));
        }
        long before = 0;
        for (long node : nodeIds) {
            way.addRefs(node - before);
            before = node;
        }
        ways.add(way.build());
        return this;
    }

    /**
     * Adds a relation of ways.
     *
     * @param tags as those of a way
     * @param members as "outer 11"
     */
    public TinyOsm relation(long id, String tags, String... members) {
        Osmformat.Relation.Builder relation = Osmformat.Relation.newBuilder().setId(id);
        for (String tag : tags.strip().split(" +", -1)) {
            relation.addKeys(key(tag)).addVals(value(tag));
        }
        long before = 0;
        for (String member : members) {
            long way = Long.parseLong(member.substring(member.indexOf(' ') + 1));
            relation.addRolesSid(text(member.substring(0, member.indexOf(' '))));
            relation.addMemids(way - before).addTypes(Osmformat.Relation.MemberType.WAY);
            before = way;
        }
        relations.add(relation.build());
        return this;
    }

    /** Writes ways before nodes, which is against the rules. */
    public TinyOsm unsorted() {
        waysFirst = true;
        return this;
    }

    private int key(String tag) {
        return text(tag.substring(0, tag.indexOf('=')));
    }

    private int value(String tag) {
        return text(tag.substring(tag.indexOf('=') + 1));
    }

    private int text(String text) {
        return texts.computeIfAbsent(text, none -> texts.size());
    }

    /** Returns the bytes of the file. */
    public byte[] bytes() {
        Osmformat.HeaderBlock.Builder header = Osmformat.HeaderBlock.newBuilder()
                .addRequiredFeatures("OsmSchema-V0.6")
                .addRequiredFeatures("DenseNodes")
                .setWritingprogram("tiny");
        if (timestamp != null) {
            header.setOsmosisReplicationTimestamp(timestamp.getEpochSecond());
        }
        if (box != null) {
            header.setBbox(box);
        }
        Osmformat.PrimitiveGroup nodeGroup =
                Osmformat.PrimitiveGroup.newBuilder().addAllNodes(nodes).build();
        Osmformat.PrimitiveGroup wayGroup =
                Osmformat.PrimitiveGroup.newBuilder().addAllWays(ways).build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, "OSMHeader", header.build().toByteString());
            write(out, "OSMData", block(waysFirst ? wayGroup : nodeGroup));
            write(out, "OSMData", block(waysFirst ? nodeGroup : wayGroup));
            if (!relations.isEmpty()) {
                write(
                        out,
                        "OSMData",
                        block(Osmformat.PrimitiveGroup.newBuilder()
                                .addAllRelations(relations)
                                .build()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private ByteString block(Osmformat.PrimitiveGroup group) {
        Osmformat.StringTable.Builder table = Osmformat.StringTable.newBuilder();
        texts.keySet().forEach(text -> table.addS(ByteString.copyFrom(text, StandardCharsets.UTF_8)));
        return Osmformat.PrimitiveBlock.newBuilder()
                .setStringtable(table)
                .addPrimitivegroup(group)
                .build()
                .toByteString();
    }

    private static void write(DataOutputStream out, String type, ByteString content) throws IOException {
        byte[] blob = Fileformat.Blob.newBuilder()
                .setRaw(content)
                .setRawSize(content.size())
                .build()
                .toByteArray();
        byte[] header = Fileformat.BlobHeader.newBuilder()
                .setType(type)
                .setDatasize(blob.length)
                .build()
                .toByteArray();
        out.writeInt(header.length);
        out.write(header);
        out.write(blob);
    }

    /** Writes the file. */
    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
