package org.livingcircle.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What bench/streets runs, one process a peer: prepare, plain, graphhopper, r5, pgrouting, ours, table. */
public final class Peers {

    private Peers() {}

    /** @param arguments what, the extract, the working folder, the factor on rounds, our version */
    public static void main(String[] arguments) throws IOException, SQLException {
        String what = arguments[0];
        Path extract = Path.of(arguments[1]);
        Path work = Path.of(arguments[2]);
        double scale = Double.parseDouble(arguments[3]);
        Path file = work.resolve("town.bin");
        Path graph = work.resolve("graphhopper");
        Path results = work.resolve("results");
        if (what.equals("table")) {
            System.exit(Table.print(results, System.out) ? 0 : 1);
        }
        if (what.equals("prepare")) {
            try (Connection database = database()) {
                Streets streets = Streets.open(extract, graph);
                Preparation.town(streets, database, file);
                streets.hopper.close();
            }
            return;
        }
        Town town = Town.read(file);
        Timing timing = new Timing(what, scale);
        switch (what) {
            case "plain" -> PlainPeer.measure(town, timing);
            case "graphhopper" -> GraphHopperPeer.measure(town, extract, graph, timing);
            case "r5" -> R5Peer.measure(town, extract, timing);
            case "pgrouting" -> {
                try (Connection database = database()) {
                    PgRoutingPeer.measure(town, database, timing);
                }
            }
            case "ours" ->
                OurPeer.measure(
                        town,
                        Shapes.read(work.resolve("shapes.bin")),
                        arguments.length > 4 ? arguments[4] : "",
                        timing);
            default -> throw new IllegalArgumentException("no peer is called " + what);
        }
        timing.save(results);
    }

    private static Connection database() throws SQLException {
        return DriverManager.getConnection(
                setting("LIVINGCIRCLE_DB_URL"), setting("LIVINGCIRCLE_DB_USER"), setting("LIVINGCIRCLE_DB_PASSWORD"));
    }

    private static String setting(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; run bench/streets");
        }
        return value;
    }
}
