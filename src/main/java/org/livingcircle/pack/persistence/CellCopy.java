package org.livingcircle.pack.persistence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

    /**
     * Writes cells of a surface.
     *
     * @param indices of the cells to write
     */
    static void write(CopyManager copies, Cells cells, int[] indices, Progress progress) throws SQLException {
        PopulationSurface surface = cells.surface();
        CopyIn copy = copies.copyIn("COPY population_cell (%s) FROM STDIN (FORMAT binary)".formatted(COLUMNS));
        try {
            ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + ROWS_A_MESSAGE * ROW_BYTES);
            bytes.put(SIGNATURE).putInt(0).putInt(0);
            for (int i = 0; i < indices.length; i++) {
                int index = indices[i];
                if (bytes.remaining() < ROW_BYTES) {
                    copy.writeToCopy(bytes.array(), 0, bytes.position());
                    bytes.clear();
                    progress.report(Progress.Step.STORE, i, indices.length);
                }
                bytes.putShort(FIELDS);
                bytes.putInt(Integer.BYTES).putInt(surface.cell(index));
                for (AgeBand band : AgeBand.ALL) {
                    bytes.putInt(Double.BYTES).putDouble(surface.people(band)[index]);
                }
                bytes.putInt(1).put((byte) (cells.settlement().isUrban(index) ? 1 : 0));
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

    /** A surface and what of it is urban. */
    record Cells(PopulationSurface surface, Settlement settlement) {}

    /**
     * Reads all cells, in the transaction that is open.
     *
     * @param connection the one that {@code copies} belongs to
     */
    static Cells read(Connection connection, CopyManager copies, GridExtent extent) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A scan begins at the table's beginning, even where another is under way.
            statement.execute("SET LOCAL synchronize_seqscans = off");
        }
        Rows rows = new Rows();
        // Tried ORDER BY cell: the index takes twice the time. Rows lie in the order of writing but where they fill the
        // gaps of an older city, so they are sorted here, if at all.
        CopyOut copy = copies.copyOut("COPY population_cell (%s) TO STDOUT (FORMAT binary)".formatted(COLUMNS));
        try {
            byte[] message;
            boolean first = true;
            while ((message = copy.readFromCopy()) != null) { // always one row a message, says the protocol
                ByteBuffer bytes = ByteBuffer.wrap(message);
                if (first) {
                    bytes.position(SIGNATURE.length + Integer.BYTES);
                    bytes.position(bytes.getInt() + bytes.position());
                    first = false;
                }
                if (bytes.hasRemaining() && bytes.getShort() != END) {
                    rows.add(bytes);
                }
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return rows.inOrder(extent);
    }

    /** Rows as they come. */
    private static final class Rows {
        private int[] cells = new int[1 << 16];
        private final double[][] people = new double[AgeBand.ALL.size()][1 << 16];
        private final BitSet urban = new BitSet();
        private int size;
        private boolean ascending = true;

        void add(ByteBuffer row) {
            if (size == cells.length) {
                cells = Arrays.copyOf(cells, 2 * size);
                for (int band = 0; band < people.length; band++) {
                    people[band] = Arrays.copyOf(people[band], 2 * size);
                }
            }
            row.getInt();
            cells[size] = row.getInt();
            ascending &= size == 0 || cells[size] > cells[size - 1];
            for (double[] band : people) {
                row.getInt();
                band[size] = row.getDouble();
            }
            row.getInt();
            urban.set(size, row.get() != 0);
            size++;
        }

        Cells inOrder(GridExtent extent) {
            for (int band = 0; band < people.length; band++) {
                people[band] = Arrays.copyOf(people[band], size);
            }
            PopulationSurface surface;
            BitSet urbanInOrder = urban;
            if (ascending) {
                surface = PopulationSurface.of(extent, Arrays.copyOf(cells, size), people);
            } else {
                long[] order = order();
                int[] sortedCells = new int[size];
                double[][] sortedPeople = new double[people.length][size];
                urbanInOrder = new BitSet(size);
                for (int i = 0; i < size; i++) {
                    int from = (int) order[i];
                    sortedCells[i] = cells[from];
                    for (int band = 0; band < people.length; band++) {
                        sortedPeople[band][i] = people[band][from];
                    }
                    urbanInOrder.set(i, urban.get(from));
                }
                surface = PopulationSurface.of(extent, sortedCells, sortedPeople);
            }
            return new Cells(surface, Settlement.of(surface, urbanInOrder));
        }

        /** Returns cell and place of each row in one number, ascending. */
        private long[] order() {
            long[] order = new long[size];
            for (int i = 0; i < size; i++) {
                order[i] = (long) cells[i] << Integer.SIZE | i;
            }
            Arrays.sort(order);
            return order;
        }
    }
}
