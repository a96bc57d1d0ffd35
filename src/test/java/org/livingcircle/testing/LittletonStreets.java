package org.livingcircle.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Streets of {@link Littleton}, drawn every hundredth of a degree (1,113 m, at 4 km/h a walk of 16 min 42 s): seven from south
 * to north, south of the river only, and three from west to east; the lowest may be driven eastwards only. The road at 9.02
 * crosses the river by the great bridge, and north of it goes on to the east.
 *
 * <pre>{@code
 *   0.035   .  .  +--+--+--+--+     北岸路
 *   ~~~~~~~~~~~~~ # ~~~~~~~~~~~     bridge-1 at 9.02
 *   0.025   +--+--+--+--+--+--+     滨河路
 *   0.015   +--+--+--+--+--+--+     中街
 *   0.005   +--+--+--+--+--+--+     南街, eastwards only
 *          9.00    ...       9.06
 * }</pre>
 */
public final class LittletonStreets {

    /** The name of the file beside the pack. */
    public static final String FILE = "littleton.osm.pbf";

    private static final String[] ROWS = {
        "highway=residential name=南街 oneway=yes", "highway=secondary name=中街", "highway=tertiary name=滨河路"
    };
    private static final int COLUMNS = 7;
    private static final double WEST = 9.00;
    private static final double SPACING = 0.01;
    private static final int BRIDGE_COLUMN = 2;
    private static final int NORTH = 100;

    private LittletonStreets() {}

    /** Puts the streets beside a pack, which asks for them. */
    public static void addTo(Littleton pack) {
        write(pack.folder().resolve(FILE));
        pack.append("pack.yml", "streets: {file: %s}%n".formatted(FILE));
    }

    private static void write(Path file) {
        TinyOsm town = new TinyOsm().timestamp(Instant.parse("2024-04-09T20:21:00Z"));
        for (int row = 0; row < ROWS.length; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                town.node(node(row, column), WEST + SPACING * column, 0.005 + SPACING * row);
            }
        }
        for (int column = BRIDGE_COLUMN; column < COLUMNS; column++) {
            town.node(NORTH + column, WEST + SPACING * column, 0.035);
        }
        for (int row = 0; row < ROWS.length; row++) {
            List<Long> nodes = new ArrayList<>();
            for (int column = 0; column < COLUMNS; column++) {
                nodes.add(node(row, column));
            }
            town.way(1000 + row, ROWS[row], ids(nodes));
        }
        for (int column = 0; column < COLUMNS; column++) {
            town.way(2000 + column, "highway=residential", node(0, column), node(1, column), node(2, column));
        }
        town.way(3000, "highway=primary bridge=yes name=大桥", node(2, BRIDGE_COLUMN), NORTH + BRIDGE_COLUMN);
        List<Long> bank = new ArrayList<>();
        for (int column = BRIDGE_COLUMN; column < COLUMNS; column++) {
            bank.add((long) NORTH + column);
        }
        town.way(3001, "highway=residential name=北岸路", ids(bank));
        town.write(file);
    }

    private static long node(int row, int column) {
        return 10L * (row + 1) + column;
    }

    private static long[] ids(List<Long> nodes) {
        return nodes.stream().mapToLong(Long::longValue).toArray();
    }
}
