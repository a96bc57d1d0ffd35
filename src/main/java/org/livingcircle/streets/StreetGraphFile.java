package org.livingcircle.streets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The file of a {@link StreetGraph}: a header of eight numbers, the arrays one after the other, the texts, a checksum.
 * Little-endian. Written in one go and forced to disk; mapped into memory when read.
 */
public final class StreetGraphFile {

    /** "LCSG", and the format behind it; another layout of the arrays is another format. */
    private static final int MAGIC = 0x4753434C;

    private static final int FORMAT = 1;
    private static final int HEADER_BYTES = 8 * Integer.BYTES;

    private StreetGraphFile() {}

    /**
     * Writes a graph. A file that is there is replaced in place: write beside it and rename.
     *
     * @throws IOException if the disk is full or the folder cannot be written
     */
    public static void write(StreetGraph graph, Path file) throws IOException {
        StreetGraph.Parts parts = graph.parts();
        byte[] texts = String.join("\n", parts.texts()).getBytes(StandardCharsets.UTF_8);
        int nodes = graph.nodeCount();
        int edges = graph.edgeCount();
        long size = size(nodes, edges, parts.shape().length, texts.length);
        if (size > Integer.MAX_VALUE) {
            throw new IOException("a graph of %d bytes is larger than a file may be (2 GiB)".formatted(size));
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(MAGIC).putInt(FORMAT).putInt(parts.srid()).putInt(nodes).putInt(edges);
        buffer.putInt(parts.shape().length)
                .putInt(texts.length)
                .putInt(parts.texts().size());
        for (double edge : parts.box()) {
            buffer.putDouble(edge);
        }
        for (long way : parts.osmWays()) {
            buffer.putLong(way);
        }
        for (int[] array : intArrays(parts)) {
            buffer.asIntBuffer().put(array);
            buffer.position(buffer.position() + array.length * Integer.BYTES);
        }
        buffer.put(parts.classes()).put(parts.kmh()).put(texts);
        buffer.putInt(checksum(buffer.duplicate().flip()));
        buffer.flip();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static List<int[]> intArrays(StreetGraph.Parts parts) {
        return List.of(
                parts.xs(),
                parts.ys(),
                parts.from(),
                parts.to(),
                parts.millimetres(),
                parts.flags(),
                parts.names(),
                parts.shapeStarts(),
                parts.shape());
    }

    private static long size(long nodes, long edges, long shape, long texts) {
        long fixed = HEADER_BYTES + 4L * Double.BYTES;
        return fixed
                + edges * Long.BYTES
                + Integer.BYTES * (2 * nodes + 5 * edges + edges + 1 + shape)
                + edges * (1 + StreetGraph.SPEEDS)
                + texts
                + Integer.BYTES;
    }

    /**
     * Reads a graph.
     *
     * @throws StreetFileException if the file holds no graph of this format, or has been damaged
     * @throws IOException if it cannot be read at all
     */
    public static StreetGraph read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < HEADER_BYTES || size > Integer.MAX_VALUE) {
                throw new StreetFileException("%s has %d bytes and is no street graph".formatted(file, size));
            }
            ByteBuffer buffer =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, size).order(ByteOrder.LITTLE_ENDIAN);
            if (buffer.getInt() != MAGIC) {
                throw new StreetFileException("%s is no street graph".formatted(file));
            }
            int format = buffer.getInt();
            if (format != FORMAT) {
                throw new StreetFileException(
                        "%s has format %d, this version reads %d".formatted(file, format, FORMAT));
            }
            return read(file, buffer, size);
        }
    }

    private static StreetGraph read(Path file, ByteBuffer buffer, long size) throws StreetFileException {
        int srid = buffer.getInt();
        int nodes = buffer.getInt();
        int edges = buffer.getInt();
        int shapeLength = buffer.getInt();
        int textBytes = buffer.getInt();
        int textCount = buffer.getInt();
        boolean sensible = nodes >= 0 && edges >= 0 && shapeLength >= 0 && textBytes >= 0;
        if (!sensible || size(nodes, edges, shapeLength, textBytes) != size) {
            throw new StreetFileException("%s has been cut short or damaged".formatted(file));
        }
        int end = (int) size - Integer.BYTES;
        if (checksum(buffer.duplicate().position(0).limit(end)) != buffer.getInt(end)) {
            throw new StreetFileException("%s is damaged: its checksum is wrong".formatted(file));
        }
        double[] box = {buffer.getDouble(), buffer.getDouble(), buffer.getDouble(), buffer.getDouble()};
        long[] osmWays = new long[edges];
        buffer.asLongBuffer().get(osmWays);
        buffer.position(buffer.position() + edges * Long.BYTES);
        int[] xs = ints(buffer, nodes);
        int[] ys = ints(buffer, nodes);
        int[] from = ints(buffer, edges);
        int[] to = ints(buffer, edges);
        int[] millimetres = ints(buffer, edges);
        int[] flags = ints(buffer, edges);
        int[] names = ints(buffer, edges);
        int[] shapeStarts = ints(buffer, edges + 1);
        int[] shape = ints(buffer, shapeLength);
        byte[] classes = bytes(buffer, edges);
        byte[] kmh = bytes(buffer, edges * StreetGraph.SPEEDS);
        return new StreetGraph(new StreetGraph.Parts(
                srid,
                box,
                xs,
                ys,
                from,
                to,
                millimetres,
                classes,
                flags,
                kmh,
                shapeStarts,
                shape,
                names,
                osmWays,
                texts(bytes(buffer, textBytes), textCount)));
    }

    private static int[] ints(ByteBuffer buffer, int count) {
        int[] array = new int[count];
        buffer.asIntBuffer().get(array);
        buffer.position(buffer.position() + count * Integer.BYTES);
        return array;
    }

    private static byte[] bytes(ByteBuffer buffer, int count) {
        byte[] array = new byte[count];
        buffer.get(array);
        return array;
    }

    /** Names hold no line feed: they come from tags of one line. */
    private static List<String> texts(byte[] bytes, int count) {
        List<String> texts = new ArrayList<>(count);
        String all = new String(bytes, StandardCharsets.UTF_8);
        int start = 0;
        for (int i = 0; i < count; i++) {
            int end = all.indexOf('\n', start);
            texts.add(all.substring(start, end < 0 ? all.length() : end));
            start = end + 1;
        }
        return List.copyOf(texts);
    }

    private static int checksum(ByteBuffer content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return (int) sum.getValue();
    }
}
