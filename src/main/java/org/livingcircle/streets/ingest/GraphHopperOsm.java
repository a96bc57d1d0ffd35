package org.livingcircle.streets.ingest;

import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderWay;
import com.graphhopper.reader.osm.OSMReader;
import com.graphhopper.routing.OSMReaderConfig;
import com.graphhopper.routing.ev.DefaultImportRegistry;
import com.graphhopper.routing.ev.EncodedValue;
import com.graphhopper.routing.ev.FerrySpeed;
import com.graphhopper.routing.ev.ImportUnit;
import com.graphhopper.routing.ev.OSMWayID;
import com.graphhopper.routing.ev.RoadClass;
import com.graphhopper.routing.ev.RoadEnvironment;
import com.graphhopper.routing.ev.Roundabout;
import com.graphhopper.routing.ev.SimpleBooleanEncodedValue;
import com.graphhopper.routing.ev.Smoothness;
import com.graphhopper.routing.ev.VehicleAccess;
import com.graphhopper.routing.ev.VehicleSpeed;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.util.OSMParsers;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.RAMDirectory;
import com.graphhopper.util.PMap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.streets.OsmSource;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.StreetStore;
import org.livingcircle.streets.StreetsRefused;
import org.springframework.stereotype.Component;

/**
 * Reads streets with GraphHopper's OSMReader and the tagging rules that come with it: who may use a way and in which direction,
 * barriers, average speeds, road class, bridges, tunnels and ferries. All of it in memory; no file is left.
 *
 * <p>Left out: turn restrictions (our graph has none), elevation, rules by country, and urban density, which would need threads.
 */
@Component
public final class GraphHopperOsm implements OsmSource {

    /** What OSMReader says of a file without a street. */
    private static final String NOTHING = "Graph after reading OSM must not be empty";

    /** What GraphHopper works out for each edge; an average speed needs what stands before it. */
    private static final List<String> UNITS = List.of(
            Roundabout.KEY,
            FerrySpeed.KEY,
            Smoothness.KEY,
            RoadClass.KEY,
            RoadEnvironment.KEY,
            OSMWayID.KEY,
            VehicleAccess.key("car"),
            VehicleAccess.key("bike"),
            VehicleAccess.key("foot"),
            VehicleSpeed.key("car"),
            VehicleSpeed.key("bike"),
            VehicleSpeed.key("foot"));

    static {
        // osmosis-osm-binary's classes were generated before protobuf 22; without this each use of them is warned of.
        System.setProperty("com.google.protobuf.use_unsafe_pre22_gencode", "true");
    }

    @Override
    public Extract open(Path file, StreetProgress progress) {
        return new PbfExtract(file, PbfFrame.read(file, progress));
    }

    private record PbfExtract(Path file, PbfFrame.Found found) implements Extract {

        @Override
        public String sha256() {
            return found.sha256();
        }

        @Override
        public Optional<Instant> findTimestamp() {
            return found.timestamp();
        }

        @Override
        public Optional<LonLatBox> findBox() {
            return found.box();
        }

        @Override
        public StreetStore.Streets read(LonLatBox area, StreetProgress progress) {
            return GraphHopperOsm.read(file, area, progress);
        }
    }

    private static StreetStore.Streets read(Path file, LonLatBox area, StreetProgress progress) {
        DefaultImportRegistry registry = new DefaultImportRegistry();
        List<ImportUnit> units = UNITS.stream().map(registry::createImportUnit).toList();
        EncodingManager.Builder values = EncodingManager.start();
        List<EncodedValue> created = new ArrayList<>();
        for (ImportUnit unit : units) {
            created.add(unit.getCreateEncodedValue().apply(new PMap()));
        }
        created.forEach(values::add);
        EncodingManager encoding =
                values.add(new SimpleBooleanEncodedValue(WheelchairParser.KEY)).build();
        OSMParsers rules = new OSMParsers();
        for (ImportUnit unit : units) {
            rules.addWayTagParser(unit.getCreateTagParser().apply(encoding, new PMap()));
        }
        rules.addWayTagParser(new WheelchairParser(encoding.getBooleanEncodedValue(WheelchairParser.KEY)));
        BaseGraph graph =
                new BaseGraph.Builder(encoding).setDir(new RAMDirectory()).create();
        // 0: every vertex is kept, so that lengths are those of the map.
        OSMReaderConfig config = new OSMReaderConfig().setMaxWayPointDistance(0);
        Counted reader = new Counted(graph, rules, config, progress);
        String name = String.valueOf(file.getFileName());
        try {
            reader.setFile(file.toFile()).readGraph();
        } catch (IOException | RuntimeException e) {
            if (NOTHING.equals(e.getMessage())) {
                throw new StreetsRefused(
                        name,
                        "the extract holds no street",
                        "Make an extract with roads and paths, and all their nodes.",
                        e);
            }
            throw damaged(name, e);
        }
        progress.report(StreetProgress.Step.STREETS, 1, 1);
        return new GraphHopperStreets(graph, encoding, area);
    }

    private static StreetsRefused damaged(String name, Exception e) {
        Throwable last = e;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String said = String.valueOf(last.getMessage());
        return said.contains("must be located before")
                ? new StreetsRefused(
                        name,
                        "nodes, ways and relations are not in this order",
                        "Sort the file: \"osmium sort IN -o OUT.osm.pbf\".",
                        e)
                : new StreetsRefused(
                        name,
                        "its content cannot be read: " + said,
                        "Fetch the file again, or make the extract anew.",
                        e);
    }

    /** Says how many ways it has seen; the first of its two passes shows how many there are. */
    private static final class Counted extends OSMReader {

        private static final int EVERY = 1000;

        private final StreetProgress progress;
        private long ways;
        private long seen;
        private boolean second;

        Counted(BaseGraph graph, OSMParsers rules, OSMReaderConfig config, StreetProgress progress) {
            super(graph, rules, config);
            this.progress = progress;
        }

        @Override
        protected boolean acceptWay(ReaderWay way) {
            if (second) {
                seen++;
            } else {
                ways++;
            }
            if ((ways + seen) % EVERY == 0) {
                progress.report(StreetProgress.Step.STREETS, Math.min(seen, ways), ways + 1);
            }
            return super.acceptWay(way);
        }

        @Override
        protected boolean isBarrierNode(ReaderNode node) {
            second = true; // nodes are handed out in the second pass alone
            return super.isBarrierNode(node);
        }
    }
}
