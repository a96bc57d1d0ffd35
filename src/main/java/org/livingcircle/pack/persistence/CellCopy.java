package org.livingcircle.pack.persistence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.pack.Progress;
import org.livingcircle.population.AgeBand;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.population.Settlement;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/**
 * The cells of a population surface by COPY in binary format: a million rows in about a second either way, where text would
 * have to print and parse five million doubles.
 */
final class CellCopy {

    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int HEADER_BYTES = SIGNATURE.length + 4 + 4; // flags, length of the extension
    private static final short END = -1;

    private static final String COLUMNS = "cell, a0_14, a15_59, a60_64, a65_79, a80plus, urban";
    private static final short FIELDS = 7;
    private static final int ROW_BYTES = 2 + (4 + Integer.BYTES) + AgeBand.ALL.size() * (4 + Double.BYTES) + (4 + 1);

    private static final int ROWS_A_MESSAGE = 1000;

    private CellCopy() {}

    /** Writes all cells of a surface. */
    static void write(CopyManager copies, PopulationSurface surface, Settlement settlement, Progress progress)
            throws SQLException {
        CopyIn copy = copies.copyIn("COPY population_cell (%s) FROM STDIN (FORMAT binary)".formatted(COLUMNS));
        try {
            ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + ROWS_A_MESSAGE * ROW_BYTES);
            bytes.put(SIGNATURE).putInt(0).putInt(0);
            int total = Math.max(1, surface.size());
            for (int index = 0; index < surface.size(); index++) {
                if (bytes.remaining() < ROW_BYTES) {
                    copy.writeToCopy(bytes.array(), 0, bytes.position());
                    bytes.clear();
                    progress.report(Progress.Step.STORE, index, total);
                }
                bytes.putShort(FIELDS);
                bytes.putInt(Integer.BYTES).putInt(surface.cell(index));
                for (AgeBand band : AgeBand.ALL) {
                    bytes.putInt(Double.BYTES).putDouble(surface.people(band)[index]);
                }
                bytes.putInt(1).put((byte) (settlement.isUrban(index) ? 1 : 0));
            }
            copy.writeToCopy(bytes.array(), 0, bytes.position());
            byte[] end = ByteBuffer.allocate(Short.BYTES).putShort(END).array();
            copy.writeToCopy(end, 0, end.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** A surface and what of it is urban, as read. */
    record Cells(PopulationSurface surface, Settlement settlement) {}

    /** Reads all cells. */
    static Cells read(CopyManager copies, GridExtent extent) throws SQLException {
        int[] cells = new int[1 << 16];
        double[][] people = new double[AgeBand.ALL.size()][1 << 16];
        BitSet urban = new BitSet();
        int size = 0;
        CopyOut copy = copies.copyOut(
                "COPY (SELECT %s FROM population_cell ORDER BY cell) TO STDOUT (FORMAT binary)".formatted(COLUMNS));
        try {
            byte[] message;
            boolean first = true;
            while ((message = copy.readFromCopy()) != null) { // always one row a message, says the protocol
                ByteBuffer row = ByteBuffer.wrap(message);
                if (first) {
                    row.position(SIGNATURE.length + Integer.BYTES);
                    row.position(row.getInt() + row.position());
                    first = false;
                }
                if (!row.hasRemaining() || row.getShort() == END) {
                    continue;
                }
                if (size == cells.length) {
                    cells = Arrays.copyOf(cells, 2 * size);
                    for (int band = 0; band < people.length; band++) {
                        people[band] = Arrays.copyOf(people[band], 2 * size);
                    }
                }
                row.getInt();
                cells[size] = row.getInt();
                for (double[] band : people) {
                    row.getInt();
                    band[size] = row.getDouble();
                }
                row.getInt();
                urban.set(size, row.get() != 0);
                size++;
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        for (int band = 0; band < people.length; band++) {
            people[band] = Arrays.copyOf(people[band], size);
        }
        PopulationSurface surface = PopulationSurface.of(extent, Arrays.copyOf(cells, size), people);
        return new Cells(surface, Settlement.of(surface, urban));
    }
}
