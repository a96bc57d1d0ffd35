package org.livingcircle.population.ingest;

import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderRelation;
import com.graphhopper.reader.ReaderWay;
import com.graphhopper.reader.osm.OSMFileHeader;
import com.graphhopper.reader.osm.OSMInputFile;
import com.graphhopper.reader.osm.SkipOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.population.Building;
import org.livingcircle.population.Land;
import org.livingcircle.population.LandTract;
import org.livingcircle.population.LeftOut;
import org.livingcircle.population.StreetPolygon;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads land from an extract of OpenStreetMap (.osm.pbf, or .osm for tests), with GraphHopper's reader. The file is read
 * twice, ways and relations, then nodes, so that of nodes only what is needed is held: about 1 kB a building, 0.2 kB a way.
 */
public final class OsmLandReader {

    private static final int NOT_DATED = 1980; // GraphHopper dates a file without a day to 1970

    static {
        // Its reader's protobuf classes are older than the library and say so on every start.
        System.setProperty("com.google.protobuf.use_unsafe_pre22_gencode", "true");
    }

    private final Path file;
    private final String name;

    /** Relations of interest, and what the ways of interest are, in the order of the file. */
    private final Map<Long, Wanted> relations = new LinkedHashMap<>();

    private final Map<Long, Wanted> closedWays = new LinkedHashMap<>();
    private final Map<Long, long[]> nodesOfWay = new HashMap<>();
    private final Set<Long> buildingOutlines = new HashSet<>();
    private final Envelope seen = new Envelope();
    private @Nullable String timestamp;

    private final List<Building> buildings = new ArrayList<>();
    private final List<LandTract> tracts = new ArrayList<>();
    private final List<StreetPolygon> streets = new ArrayList<>();
    private final Map<List<String>, List<String>> leftOut =
            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));

    private OsmLandReader(Path file) {
        this.file = file;
        this.name = String.valueOf(file.getFileName());
    }

    /** What came of reading a file. */
    public record Reading(Land land, List<LeftOut> leftOut) {

        public Reading {
            leftOut = List.copyOf(leftOut);
        }

        /** Returns how many things could not be used. */
        public int leftOutCount() {
            return leftOut.stream().mapToInt(LeftOut::count).sum();
        }
    }

    /** What a thing is; exactly one is there, but that a building may stand on land of its own tags. */
    private record Wanted(
            Optional<Building.Use> building,
            OptionalInt levels,
            Optional<LandTract.Kind> land,
            Optional<String> street,
            List<Long> outer,
            List<Long> inner) {

        static Wanted of(ReaderElement element, Optional<String> street, List<Long> outer, List<Long> inner) {
            return new Wanted(
                    OsmTags.building(element), OsmTags.levels(element), OsmTags.land(element), street, outer, inner);
        }

        boolean isAny() {
            return building.isPresent() || land.isPresent() || street.isPresent();
        }

        String what() {
            return building.isPresent() ? "buildings" : street.isPresent() ? "street polygons" : "tracts of land";
        }
    }

    /**
     * Reads a file.
     *
     * @param box the area that the file covers, and that is read: what does not touch it is passed over; null for the box of all
     *     nodes
     * @param vintage of the data; null to take the day that the file states, if it does
     * @throws LandFileException if the file is none of OpenStreetMap's, is damaged or cannot be read
     */
    public static Reading read(Path file, @Nullable LonLatBox box, @Nullable String vintage) throws LandFileException {
        OsmLandReader reader = new OsmLandReader(file);
        reader.pass(new SkipOptions(true, false, false), element -> {
            reader.takeWay(element);
            reader.takeRelation(element);
        });
        reader.forgetOthers();
        OsmOutlines outlines = reader.places();
        LonLatBox covered = box == null ? reader.boxOfNodes() : box;
        reader.build(outlines, covered);
        String source = "OpenStreetMap, " + reader.name;
        List<LeftOut> leftOut = new ArrayList<>();
        reader.leftOut.forEach((what, ids) -> leftOut.add(new LeftOut(
                what.get(0), what.get(1), ids.size(), ids.subList(0, Math.min(LeftOut.MOST_LISTED, ids.size())))));
        return new Reading(
                new Land(
                        covered,
                        source,
                        vintage == null ? reader.timestamp : vintage,
                        reader.buildings,
                        reader.tracts,
                        reader.streets),
                leftOut);
    }

    private void pass(SkipOptions skip, Consumer<ReaderElement> taker) throws LandFileException {
        try (OSMInputFile input = new OSMInputFile(file.toFile())
                .setWorkerThreads(1)
                .setSkipOptions(skip)
                .open()) {
            for (ReaderElement element = input.getNext(); element != null; element = input.getNext()) {
                if (element instanceof OSMFileHeader header) {
                    takeHeader(header);
                } else {
                    taker.accept(element);
                }
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw new LandFileException(
                    name,
                    "not a whole file of OpenStreetMap",
                    "Download the extract again and compare its checksum.",
                    e);
        }
    }

    private void takeHeader(OSMFileHeader header) {
        String stated = OsmTags.text(header, "timestamp");
        if (stated.matches("\\d{4}-\\d\\d-\\d\\d.*") && Integer.parseInt(stated.substring(0, 4)) >= NOT_DATED) {
            timestamp = stated.substring(0, "2024-04-09".length());
        }
    }

    private void takeRelation(ReaderElement element) {
        if (!(element instanceof ReaderRelation relation) || relation.getMembers() == null) {
            return;
        }
        String type = OsmTags.text(relation, "type");
        Optional<String> street =
                type.equals("boundary") || type.equals("multipolygon") ? OsmTags.street(relation) : Optional.empty();
        if (!type.equals("multipolygon") && street.isEmpty()) {
            return;
        }
        List<Long> outer = new ArrayList<>();
        List<Long> inner = new ArrayList<>();
        for (ReaderRelation.Member member : relation.getMembers()) {
            if (member.getType() == ReaderElement.Type.WAY) {
                switch (String.valueOf(member.getRole())) {
                    case "outer", "" -> outer.add(member.getRef());
                    case "inner" -> inner.add(member.getRef());
                    default -> {
                        // a label or a part: no border
                    }
                }
            }
        }
        Wanted wanted = Wanted.of(relation, street, outer, inner);
        if (wanted.isAny()) {
            relations.put(relation.getId(), wanted);
            if (wanted.building().isPresent()) {
                buildingOutlines.addAll(outer);
            }
        }
    }

    private void takeWay(ReaderElement element) {
        if (!(element instanceof ReaderWay way)) {
            return;
        }
        // A border is drawn by a relation; a single closed way is taken as well.
        long[] refs = way.getNodes().toArray();
        boolean closed = refs.length >= 4 && refs[0] == refs[refs.length - 1];
        Wanted wanted = Wanted.of(way, closed ? OsmTags.street(way) : Optional.empty(), List.of(), List.of());
        if (wanted.isAny()) {
            closedWays.put(way.getId(), wanted);
        }
        nodesOfWay.put(way.getId(), refs); // a relation that comes later may need it
    }

    /** Lets go of ways that nothing needs, and of outlines of buildings that a relation describes: they are no others. */
    private void forgetOthers() {
        closedWays
                .entrySet()
                .removeIf(way -> way.getValue().building().isPresent() && buildingOutlines.contains(way.getKey()));
        Set<Long> needed = new HashSet<>(closedWays.keySet());
        for (Wanted relation : relations.values()) {
            needed.addAll(relation.outer());
            needed.addAll(relation.inner());
        }
        nodesOfWay.keySet().retainAll(needed);
    }

    private OsmOutlines places() throws LandFileException {
        long[] nodes = nodesOfWay.values().stream()
                .flatMapToLong(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
        double[] lon = new double[nodes.length];
        double[] lat = new double[nodes.length];
        Arrays.fill(lon, Double.NaN);
        pass(new SkipOptions(false, true, true), element -> {
            if (element instanceof ReaderNode node) {
                seen.expandToInclude(node.getLon(), node.getLat());
                int at = Arrays.binarySearch(nodes, node.getId());
                if (at >= 0) {
                    lon[at] = node.getLon();
                    lat[at] = node.getLat();
                }
            }
        });
        return new OsmOutlines(nodes, lon, lat);
    }

    private LonLatBox boxOfNodes() throws LandFileException {
        if (seen.isNull() || seen.getWidth() == 0 || seen.getHeight() == 0) {
            throw new LandFileException(
                    name, "no area in it", "Take an extract that holds the city.", new IOException("no nodes"));
        }
        return new LonLatBox(new LonLat(seen.getMinX(), seen.getMinY()), new LonLat(seen.getMaxX(), seen.getMaxY()));
    }

    private void build(OsmOutlines outlines, LonLatBox box) {
        Envelope covered = new Envelope(
                box.southWest().lon(),
                box.northEast().lon(),
                box.southWest().lat(),
                box.northEast().lat());
        closedWays.forEach((id, wanted) ->
                take("way/" + id, wanted, outlines.ofWay(nodesOfWay.getOrDefault(id, new long[0])), covered));
        relations.forEach((id, wanted) -> take(
                "relation/" + id, wanted, outlines.ofRelation(wanted.outer(), wanted.inner(), nodesOfWay), covered));
    }

    private void take(String id, Wanted wanted, OsmOutlines.Outline outline, Envelope covered) {
        if (outline.fault().isPresent()) {
            leftOut.computeIfAbsent(List.of(wanted.what(), outline.fault().get().text()), what -> new ArrayList<>())
                    .add(id);
            return;
        }
        Geometry shape = outline.shape().orElseThrow();
        if (!covered.intersects(shape.getEnvelopeInternal())) {
            return;
        }
        wanted.building()
                .ifPresent(use ->
                        buildings.add(new Building(id, wanted.levels(), use, OsmOutlines.squareMetres(shape), shape)));
        wanted.land().ifPresent(kind -> tracts.add(new LandTract(id, kind, shape)));
        wanted.street().ifPresent(street -> streets.add(new StreetPolygon(id, street, shape)));
    }
}
