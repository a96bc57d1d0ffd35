package org.livingcircle.peers;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What all peers are asked about: one road graph, the cells with people, the hospitals, all joined beforehand.
 *
 * <p>Walking nodes 0 to {@code nodes - 1} are GraphHopper's, the hospital h is node {@code nodes + h}, with arcs to both
 * ends of the edge it lies on. A join (node, cell, ms) says that the cell is so far from the node: along the edge, then
 * straight to the cell's centre, both at 4 km/h. A cell is joined at both ends of its nearest edge, and at a hospital on
 * the same edge directly.
 *
 * @param nodes crossings of the road graph, without the hospitals
 * @param walk milliseconds at 4 km/h, hospitals included
 * @param drive milliseconds by car, without the hospitals
 * @param joinFirst joins of node v are joinFirst[v] to joinFirst[v + 1]
 * @param access milliseconds from each hospital to its point on the street
 * @param driveSource the node from which each hospital's driving row is computed: the nearer end of its nearest edge
 */
record Town(
        int nodes,
        Arcs walk,
        Arcs drive,
        int[] joinFirst,
        int[] joinCell,
        int[] joinCost,
        Cells cells,
        String[] hospital,
        double[] hospitalLon,
        double[] hospitalLat,
        int[] access,
        int[] driveSource) {

    /** 15 minutes. */
    static final int LIMIT_MS = 900_000;

    /** 4 km/h. */
    static final double MS_PER_METRE = 900;

    /** Farther than this from any street a cell is not joined. */
    static final double SNAP_METRES = 500;

    int hospitals() {
        return hospital.length;
    }

    void write(Path file) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(java.nio.file.Files.newOutputStream(file)))) {
            out.writeInt(nodes);
            walk.write(out);
            drive.write(out);
            Files.write(out, joinFirst);
            Files.write(out, joinCell);
            Files.write(out, joinCost);
            cells.write(out);
            Files.write(out, hospital);
            Files.write(out, hospitalLon);
            Files.write(out, hospitalLat);
            Files.write(out, access);
            Files.write(out, driveSource);
        }
    }

    static Town read(Path file) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(java.nio.file.Files.newInputStream(file)))) {
            return new Town(
                    in.readInt(),
                    Arcs.read(in),
                    Arcs.read(in),
                    Files.ints(in),
                    Files.ints(in),
                    Files.ints(in),
                    Cells.read(in),
                    Files.strings(in),
                    Files.doubles(in),
                    Files.doubles(in),
                    Files.ints(in),
                    Files.ints(in));
        }
    }
}
