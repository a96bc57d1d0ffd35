package org.livingcircle.pack.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.pack.Progress;
import org.livingcircle.population.AgeBand;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Replaces the stored cells of the population by others. Most stay what they are when people of a few townships are placed anew,
 * and to read a million rows takes a quarter of the time of writing them: only rows that differ are written.
 */
final class CellReplacement {

    private final int[] gone;
    private final int[] added;

    private CellReplacement(int[] gone, int[] added) {
        this.gone = gone;
        this.added = added;
    }

    /**
     * Stores cells in the place of those that are stored, in the transaction that is open.
     *
     * @param stored extent of the stored cells; empty if there are none, or those of another grid
     */
    static void replace(Connection connection, Optional<GridExtent> stored, CellCopy.Cells wanted, Progress progress)
            throws SQLException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        GridExtent extent = wanted.surface().extent();
        CellReplacement difference =
                stored.equals(Optional.of(extent)) ? of(CellCopy.read(connection, copies, extent), wanted) : null;
        // where most rows differ, all at once are faster than one by one
        if (difference != null && 2 * difference.gone.length <= wanted.surface().size()) {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM population_cell WHERE cell = ANY (?)")) {
                delete.setArray(
                        1,
                        connection.createArrayOf(
                                "integer",
                                Arrays.stream(difference.gone).boxed().toArray()));
                delete.executeUpdate();
            }
            CellCopy.write(copies, wanted, difference.added, progress);
        } else {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM population_cell");
            }
            CellCopy.write(
                    copies, wanted, IntStream.range(0, wanted.surface().size()).toArray(), progress);
        }
    }

    private static CellReplacement of(CellCopy.Cells stored, CellCopy.Cells wanted) {
        int storedSize = stored.surface().size();
        int wantedSize = wanted.surface().size();
        int[] gone = new int[storedSize];
        int[] added = new int[wantedSize];
        int goneCount = 0;
        int addedCount = 0;
        int from = 0;
        int to = 0;
        while (from < storedSize || to < wantedSize) {
            int before = from < storedSize ? stored.surface().cell(from) : Integer.MAX_VALUE;
            int after = to < wantedSize ? wanted.surface().cell(to) : Integer.MAX_VALUE;
            if (before != after || !alike(stored, from, wanted, to)) {
                if (before <= after) {
                    gone[goneCount++] = before;
                }
                if (after <= before) {
                    added[addedCount++] = to;
                }
            }
            from += before <= after ? 1 : 0;
            to += after <= before ? 1 : 0;
        }
        return new CellReplacement(Arrays.copyOf(gone, goneCount), Arrays.copyOf(added, addedCount));
    }

    private static boolean alike(CellCopy.Cells one, int index, CellCopy.Cells other, int otherIndex) {
        for (AgeBand band : AgeBand.ALL) {
            if (Double.compare(
                            one.surface().people(band)[index], other.surface().people(band)[otherIndex])
                    != 0) {
                return false;
            }
        }
        return one.settlement().isUrban(index) == other.settlement().isUrban(otherIndex);
    }
}
