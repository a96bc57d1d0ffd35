package org.livingcircle.peers;

import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.EdgeExplorer;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.livingcircle.peers.Streets.Joint;
import org.postgresql.PGConnection;

/** Makes the {@link Town} of the extract and the project's population, and pgRouting's tables of it. */
final class Preparation {

    private final Streets streets;
    private final BaseGraph graph;
    private final Connection database;
    private final int nodes;

    private Preparation(Streets streets, Connection database) {
        this.streets = streets;
        this.graph = streets.hopper.getBaseGraph();
        this.database = database;
        this.nodes = graph.getNodes();
    }

    static Town town(Streets streets, Connection database, Path file) throws IOException, SQLException {
        Preparation preparation = new Preparation(streets, database);
        Town town = preparation.build();
        town.write(file);
        preparation.load(town);
        preparation.shapes(town).write(file.resolveSibling("shapes.bin"));
        return town;
    }

    private record Hospital(String id, double lon, double lat) {}

    private Town build() throws SQLException {
        var bounds = graph.getBounds();
        double[] box = {bounds.minLon, bounds.minLat, bounds.maxLon, bounds.maxLat};
        Cells cells = Cells.inside(database, box);
        List<Hospital> hospitals = hospitals(box);

        Arcs.Builder walk = new Arcs.Builder();
        Arcs.Builder drive = new Arcs.Builder();
        AllEdgesIterator edge = graph.getAllEdges();
        while (edge.next()) {
            if (edge.getBaseNode() == edge.getAdjNode()) {
                continue;
            }
            for (boolean reverse : new boolean[] {false, true}) {
                int tail = reverse ? edge.getAdjNode() : edge.getBaseNode();
                int head = reverse ? edge.getBaseNode() : edge.getAdjNode();
                double onFoot = streets.walk.calcEdgeWeight(edge, reverse);
                if (onFoot < Double.POSITIVE_INFINITY) {
                    walk.add(tail, head, (int) onFoot);
                }
                int byCar = streets.drive(edge, reverse);
                if (byCar >= 0) {
                    drive.add(tail, head, byCar);
                }
            }
        }

        Arcs.Builder joins = new Arcs.Builder();
        Joint[] cellJoint = new Joint[cells.count()];
        int alone = 0;
        for (int cell = 0; cell < cells.count(); cell++) {
            Joint joint = streets.join(cells.lon()[cell], cells.lat()[cell]);
            if (joint == null) {
                alone++;
                continue;
            }
            cellJoint[cell] = joint;
            joins.add(joint.from, cell, Walk.milliseconds(joint.offset + joint.off));
            joins.add(joint.to, cell, Walk.milliseconds(joint.length - joint.offset + joint.off));
        }

        int[] access = new int[hospitals.size()];
        int[] driveSource = new int[hospitals.size()];
        for (int h = 0; h < hospitals.size(); h++) {
            Hospital hospital = hospitals.get(h);
            Joint joint = streets.join(hospital.lon, hospital.lat);
            if (joint == null) {
                throw new IllegalStateException(
                        "hospital " + hospital.id + " is farther than " + Town.SNAP_METRES + " m from any street");
            }
            access[h] = Walk.milliseconds(joint.off);
            int self = nodes + h;
            // The arcs are the virtual edges of GraphHopper's own query graph, so that both add up the same numbers.
            QueryGraph query = QueryGraph.create(graph, joint.snap);
            int virtual = joint.snap.getClosestNode();
            if (virtual < nodes) {
                walk.add(self, virtual, 0);
            } else {
                EdgeExplorer explorer = query.createEdgeExplorer();
                EdgeIterator part = explorer.setBaseNode(virtual);
                while (part.next()) {
                    double cost = streets.walk.calcEdgeWeight(part, false);
                    if (cost < Double.POSITIVE_INFINITY) {
                        walk.add(self, part.getAdjNode(), (int) cost);
                    }
                }
                for (int cell = 0; cell < cells.count(); cell++) {
                    Joint other = cellJoint[cell];
                    if (other != null && other.edge == joint.edge) {
                        joins.add(self, cell, Walk.milliseconds(Math.abs(other.offset - joint.offset) + other.off));
                    }
                }
            }
            var road = streets.hopper.getLocationIndex().findClosest(hospital.lat, hospital.lon, streets.drivable);
            Joint car = streets.new Joint(road);
            driveSource[h] = car.offset <= car.length / 2 ? car.from : car.to;
        }
        Arcs joined = joins.build(nodes + hospitals.size());
        System.err.printf(
                Locale.ROOT,
                "town: %d nodes, %d walking and %d driving arcs, %d cells with %.0f people in %d townships, %d of them farther than %.0f m from a street, %d hospitals%n",
                nodes,
                walk.size(),
                drive.size(),
                cells.count(),
                Arrays.stream(cells.people()).sum(),
                cells.townships().length,
                alone,
                Town.SNAP_METRES,
                hospitals.size());
        return new Town(
                nodes,
                walk.build(nodes + hospitals.size()),
                drive.build(nodes),
                joined.first(),
                joined.head(),
                joined.cost(),
                cells,
                hospitals.stream().map(Hospital::id).toArray(String[]::new),
                hospitals.stream().mapToDouble(Hospital::lon).toArray(),
                hospitals.stream().mapToDouble(Hospital::lat).toArray(),
                access,
                driveSource);
    }

    private Shapes shapes(Town town) throws SQLException {
        double[] grid = Shapes.grid(database);
        int edges = graph.getEdges();
        int[] ends = new int[2 * edges];
        int[] millimetres = new int[edges];
        int[] walk = new int[edges];
        int[] start = new int[edges + 1];
        double[] lonLat = new double[1024];
        var places = graph.getNodeAccess();
        int used = 0;
        AllEdgesIterator edge = graph.getAllEdges();
        for (int i = 0; edge.next(); i++) {
            ends[2 * i] = edge.getBaseNode();
            ends[2 * i + 1] = edge.getAdjNode();
            millimetres[i] = (int) Math.round(edge.getDistance() * 1000);
            walk[i] = (streets.walk.calcEdgeWeight(edge, false) < Double.POSITIVE_INFINITY ? 1 : 0)
                    + (streets.walk.calcEdgeWeight(edge, true) < Double.POSITIVE_INFINITY ? 2 : 0);
            PointList line = edge.fetchWayGeometry(FetchMode.ALL);
            start[i + 1] = start[i] + line.size();
            for (int point = 0; point < line.size(); point++) {
                if (used + 2 > lonLat.length) {
                    lonLat = Arrays.copyOf(lonLat, 2 * lonLat.length);
                }
                lonLat[used++] = line.getLon(point);
                lonLat[used++] = line.getLat(point);
            }
        }
        double[] nodeLonLat = new double[2 * nodes];
        for (int node = 0; node < nodes; node++) {
            nodeLonLat[2 * node] = places.getLon(node);
            nodeLonLat[2 * node + 1] = places.getLat(node);
        }
        double[] hospitals = new double[2 * town.hospitals()];
        for (int h = 0; h < town.hospitals(); h++) {
            hospitals[2 * h] = town.hospitalLon()[h];
            hospitals[2 * h + 1] = town.hospitalLat()[h];
        }
        int srid = (int) grid[0];
        return new Shapes(
                new int[] {srid, (int) grid[1], (int) grid[2]},
                new double[] {grid[3], grid[4], grid[5]},
                Shapes.project(database, nodeLonLat, srid),
                ends,
                millimetres,
                walk,
                start,
                Shapes.project(database, Arrays.copyOf(lonLat, used), srid),
                Shapes.project(database, hospitals, srid));
    }

    /** The pack's hospitals in the box whose place was surveyed, not estimated. */
    private List<Hospital> hospitals(double[] box) throws SQLException {
        List<Hospital> found = new ArrayList<>();
        try (PreparedStatement query = database.prepareStatement("""
                select id, st_x(geom), st_y(geom) from facility
                where kind in ('hospital', 'hospital_tcm') and provenance <> 'estimated'
                  and geom && st_makeenvelope(?, ?, ?, ?, 4326) order by id
                """)) {
            for (int i = 0; i < 4; i++) {
                query.setDouble(i + 1, box[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Hospital(row.getString(1), row.getDouble(2), row.getDouble(3)));
                }
            }
        }
        return found;
    }

    /**
     * pgRouting's tables: edges with forward and backward cost in milliseconds, the hospitals as vertices of their own
     * whose way to the street is part of their edges, and the cells joined to vertices.
     */
    private void load(Town town) throws SQLException, IOException {
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    drop schema if exists peers cascade;
                    create schema peers;
                    create table peers.edge (id bigint primary key, source bigint not null, target bigint not null,
                      cost float8 not null, reverse_cost float8 not null, geom geometry(LineString, 4326) not null);
                    create table peers.cell (id int primary key, people float8 not null, township int not null);
                    create table peers.join_cell (node bigint not null, cell int not null, cost int not null);
                    create table peers.hospital (id bigint primary key, geom geometry(Point, 4326) not null);
                    """);
        }
        StringBuilder edges = new StringBuilder();
        AllEdgesIterator edge = graph.getAllEdges();
        long id = 0;
        while (edge.next()) {
            double forward = streets.walk.calcEdgeWeight(edge, false);
            double backward = streets.walk.calcEdgeWeight(edge, true);
            if (edge.getBaseNode() == edge.getAdjNode() || Math.min(forward, backward) == Double.POSITIVE_INFINITY) {
                continue;
            }
            PointList line = edge.fetchWayGeometry(FetchMode.ALL);
            edges.append(id++)
                    .append('\t')
                    .append(edge.getBaseNode())
                    .append('\t')
                    .append(edge.getAdjNode())
                    .append('\t');
            edges.append(forward == Double.POSITIVE_INFINITY ? -1 : (int) forward)
                    .append('\t');
            edges.append(backward == Double.POSITIVE_INFINITY ? -1 : (int) backward)
                    .append("\tSRID=4326;LINESTRING(");
            for (int i = 0; i < line.size(); i++) {
                edges.append(i == 0 ? "" : ",")
                        .append(line.getLon(i))
                        .append(' ')
                        .append(line.getLat(i));
            }
            edges.append(")\n");
        }
        StringBuilder hospitals = new StringBuilder();
        var places = graph.getNodeAccess();
        for (int h = 0; h < town.hospitals(); h++) {
            int self = nodes + h;
            String here = town.hospitalLon()[h] + " " + town.hospitalLat()[h];
            hospitals.append(self).append("\tSRID=4326;POINT(").append(here).append(")\n");
            for (int arc = town.walk().first()[self]; arc < town.walk().first()[self + 1]; arc++) {
                int head = town.walk().head()[arc];
                edges.append(id++)
                        .append('\t')
                        .append(self)
                        .append('\t')
                        .append(head)
                        .append('\t');
                edges.append(town.walk().cost()[arc] + town.access()[h])
                        .append("\t-1\tSRID=4326;LINESTRING(")
                        .append(here);
                edges.append(',')
                        .append(places.getLon(head))
                        .append(' ')
                        .append(places.getLat(head))
                        .append(")\n");
            }
        }
        StringBuilder cells = new StringBuilder();
        for (int cell = 0; cell < town.cells().count(); cell++) {
            cells.append(cell)
                    .append('\t')
                    .append(town.cells().people()[cell])
                    .append('\t')
                    .append(town.cells().township()[cell])
                    .append('\n');
        }
        StringBuilder joins = new StringBuilder();
        for (int node = 0; node < nodes + town.hospitals(); node++) {
            int access = node < nodes ? 0 : town.access()[node - nodes];
            for (int join = town.joinFirst()[node]; join < town.joinFirst()[node + 1]; join++) {
                joins.append(node)
                        .append('\t')
                        .append(town.joinCell()[join])
                        .append('\t')
                        .append(town.joinCost()[join] + access)
                        .append('\n');
            }
        }
        copy("edge", edges);
        copy("hospital", hospitals);
        copy("cell", cells);
        copy("join_cell", joins);
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    create index on peers.edge using gist (geom);
                    create index on peers.join_cell (node) include (cell, cost);
                    """);
            for (String table : new String[] {"edge", "cell", "join_cell", "hospital"}) {
                statement.execute("vacuum analyze peers." + table);
            }
        }
    }

    private void copy(String table, StringBuilder rows) throws SQLException, IOException {
        database.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy peers." + table + " from stdin", new StringReader(rows.toString()));
    }
}
