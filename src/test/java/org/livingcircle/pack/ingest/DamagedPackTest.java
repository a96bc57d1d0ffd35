package org.livingcircle.pack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.pack.ImportIssue;
import org.livingcircle.pack.ImportReport;
import org.livingcircle.pack.PackSource;
import org.livingcircle.pack.Progress;
import org.livingcircle.testing.Littleton;

/** Each case damages a right pack in one way, and must be told where, what and what to do. */
class DamagedPackTest {

    private static final CoordinateSystems SYSTEMS = new GeoToolsCoordinateSystems();

    @TempDir
    Path folder;

    /** What an editor could do to a pack, and what the report must say: file, place, fault, remedy. */
    private record Case(
            String name,
            Consumer<Littleton> damage,
            boolean refused,
            String file,
            String spot,
            String what,
            String remedy) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case error(
            String name, Consumer<Littleton> damage, String file, String spot, String what, String remedy) {
        return new Case(name, damage, true, file, spot, what, remedy);
    }

    private static Case warning(
            String name, Consumer<Littleton> damage, String file, String spot, String what, String remedy) {
        return new Case(name, damage, false, file, spot, what, remedy);
    }

    static Stream<Case> cases() {
        return Stream.of(manifest(), files(), tables(), shapes(), units(), censuses(), places())
                .flatMap(List::stream);
    }

    private static List<Case> manifest() {
        return List.of(
                error(
                        "no manifest",
                        pack -> pack.delete("pack.yml"),
                        "pack.yml",
                        "",
                        "there is no such file",
                        "Put pack.yml into the pack's folder"),
                error(
                        "a colon too few",
                        pack -> pack.replace("pack.yml", "cellMetres: 100", "cellMetres 100"),
                        "pack.yml",
                        "line 7",
                        "not YAML",
                        "this line and the one before"),
                error(
                        "an empty manifest",
                        pack -> pack.write("pack.yml", "# nothing\n"),
                        "pack.yml",
                        "",
                        "the file is empty",
                        "Write the city's manifest"),
                error(
                        "a key twice",
                        pack -> pack.replace("pack.yml", "srid: 32632", "srid: 32632\nsrid: 32633"),
                        "pack.yml",
                        "line 6",
                        "twice",
                        "one of the two"),
                error(
                        "a siting question without inputs",
                        pack -> pack.replace(
                                "pack.yml",
                                "services:\n",
                                "siting:\n  - {id: where, title: {zh: 何处, en: Where}}\nservices:\n"),
                        "pack.yml",
                        "line 48",
                        "siting[1].inputs: the key is missing",
                        "inputs: {…}"),
                error(
                        "a siting question on no statement",
                        pack -> pack.replace(
                                "pack.yml",
                                "services:\n",
                                "siting: [{id: where, target: P-999, title: {zh: 何处, en: Where}, inputs: {p: 1}}]\nservices:\n"),
                        "pack.yml",
                        "line 47",
                        "unknown plan statement",
                        "leave the target out"),
                error(
                        "another format",
                        pack -> pack.replace("pack.yml", "format: 1", "format: 2"),
                        "pack.yml",
                        "line 2",
                        "a format this version does not read",
                        "format: 1"),
                error(
                        "an unknown key",
                        pack -> pack.replace("pack.yml", "detour: 1.3", "detour: 1.3\n  hats: many"),
                        "pack.yml",
                        "line 41",
                        "walking.hats: unknown key",
                        "use one of: detour, winterFactor"),
                error(
                        "a missing key",
                        pack -> pack.removeLines("pack.yml", "winterFactor"),
                        "pack.yml",
                        "line 40",
                        "walking.winterFactor: the key is missing",
                        "Add it, for example"),
                error(
                        "a number in words",
                        pack -> pack.replace("pack.yml", "detour: 1.3", "detour: much"),
                        "pack.yml",
                        "line 40",
                        "not a number",
                        "from 1 to 3"),
                error(
                        "a number that is none",
                        pack -> pack.replace("pack.yml", "cutoff: 0.02", "cutoff: .nan"),
                        "pack.yml",
                        "line 36",
                        "not a number",
                        "from 0 to 0.9"),
                error(
                        "cells too small",
                        pack -> pack.replace("pack.yml", "cellMetres: 100", "cellMetres: 10"),
                        "pack.yml",
                        "line 6",
                        "out of range",
                        "from 50 to 1000"),
                error(
                        "degrees for metres",
                        pack -> pack.replace("pack.yml", "srid: 32632", "srid: 4326"),
                        "pack.yml",
                        "line 5",
                        "does not measure metres in this city",
                        "metric system"),
                error(
                        "the neighbour's zone",
                        pack -> pack.replace("pack.yml", "srid: 32632", "srid: 32650"),
                        "pack.yml",
                        "line 5",
                        "this city",
                        "metric system"),
                error(
                        "an unknown layer",
                        pack -> pack.replace("pack.yml", "  belts:", "  bolts:"),
                        "pack.yml",
                        "line 15",
                        "layers.bolts: unknown key",
                        "townships"),
                error(
                        "no census layer",
                        pack -> pack.removeLines("pack.yml", "  census:"),
                        "pack.yml",
                        "line 12",
                        "layers.census: the layer is missing",
                        "no city can do without it"),
                error(
                        "an unknown provenance of a layer",
                        pack -> pack.replace("pack.yml", "provenance: synthetic", "provenance: hearsay"),
                        "pack.yml",
                        "line 12",
                        "unknown word, given \"hearsay\"",
                        "official, open"),
                error(
                        "an unknown kind in a service",
                        pack -> pack.replace("pack.yml", "kinds: [library]", "kinds: [libary]"),
                        "pack.yml",
                        "line 50",
                        "unknown kind of facility, given \"libary\"",
                        "library"),
                error(
                        "a service without a circle",
                        pack -> {
                            pack.removeLines("pack.yml", "{area: all, metric: straight, limit: 2000}");
                            pack.replace("pack.yml", "note: {zh: 两种, en: Two kinds}\n    circles:\n", "");
                        },
                        "pack.yml",
                        "line 55",
                        "the service has no circle, given \"care\"",
                        "circles: [{area: all"),
                error(
                        "a circle of a day",
                        pack -> pack.replace("pack.yml", "limit: 900", "limit: 86400"),
                        "pack.yml",
                        "line 53",
                        "limit is out of range",
                        "60 to 7200 seconds"),
                error(
                        "a circle of a step",
                        pack -> pack.replace("pack.yml", "limit: 2000", "limit: 1"),
                        "pack.yml",
                        "line 61",
                        "limit is out of range",
                        "50 to 60000 metres"),
                error(
                        "urban without rural",
                        pack -> pack.removeLines("pack.yml", "area: rural"),
                        "pack.yml",
                        "line 53",
                        "an urban circle without a rural one",
                        "area: all"),
                error(
                        "an unknown profile",
                        pack -> pack.replace("pack.yml", "defaultProfile: adult", "defaultProfile: athlete"),
                        "pack.yml",
                        "line 42",
                        "unknown profile, given \"athlete\"",
                        "adult, elderly"),
                error(
                        "an unknown plan statement",
                        pack -> pack.replace("pack.yml", "P-001;P-002", "P-001;P-009"),
                        "pack.yml",
                        "line 51",
                        "unknown plan statement, given \"P-009\"",
                        "plan_targets"),
                warning(
                        "a kind without facilities",
                        pack -> pack.replace("pack.yml", "kinds: [library]", "kinds: [library, museum]"),
                        "pack.yml",
                        "line 50",
                        "no facility of this kind, given \"museum\"",
                        "leave the kind out"));
    }

    private static List<Case> files() {
        return List.of(
                error(
                        "a missing file",
                        pack -> pack.delete("river.geojson"),
                        "pack.yml",
                        "line 21",
                        "layers.river.file: there is no such file, given \"river.geojson\"",
                        "correct its name"),
                error(
                        "a path out of the pack",
                        pack -> pack.replace("pack.yml", "file: census.csv", "file: ../../census.csv"),
                        "pack.yml",
                        "line 23",
                        "the file lies outside the pack",
                        "inside the pack's folder"),
                error(
                        "a link out of the pack",
                        pack -> link(pack, "places.csv", Littleton.PACK.resolve("places.csv")),
                        "pack.yml",
                        "line 14",
                        "a link to outside the pack",
                        "Copy the file itself"),
                error(
                        "a huge file",
                        pack -> lengthen(pack, "places.csv", 51L << 20),
                        "pack.yml",
                        "line 14",
                        "larger than 50 MB",
                        "Generalise"),
                error(
                        "a table where a map belongs",
                        pack -> pack.replace("pack.yml", "file: units.geojson", "file: units.csv"),
                        "pack.yml",
                        "line 12",
                        "wrong kind of file",
                        ".geojson"),
                error(
                        "GBK text",
                        pack -> pack.writeBytes(
                                "places.csv", pack.read("places.csv").getBytes(Charset.forName("GB18030"))),
                        "places.csv",
                        "line 2",
                        "not UTF-8",
                        "GB18030"));
    }

    private static List<Case> tables() {
        return List.of(
                error(
                        "a renamed column",
                        pack -> pack.replace("bridges.csv", "length_m", "length"),
                        "bridges.csv",
                        "line 1",
                        "unknown column, given \"length\"",
                        "length_m"),
                error(
                        "a missing column",
                        pack -> pack.replace("expressways.csv", ",confidence", ""),
                        "expressways.csv",
                        "line 1",
                        "confidence: the column is missing",
                        "Add a column confidence, empty where unknown"),
                error(
                        "a column twice",
                        pack -> pack.replace("places.csv", "name_en", "name_zh"),
                        "places.csv",
                        "line 1",
                        "the column is there twice, given \"name_zh\"",
                        "one of the two"),
                error(
                        "semicolons",
                        pack -> pack.write("places.csv", pack.read("places.csv").replace(',', ';')),
                        "places.csv",
                        "line 1",
                        "not separated by commas",
                        "with commas"),
                error(
                        "an empty table",
                        pack -> pack.write("census.csv", ""),
                        "census.csv",
                        "",
                        "the file is empty",
                        "header row"),
                error(
                        "a ragged row",
                        pack -> pack.replace("townships.csv", "L1B,L1,乙镇", "L1B,L1,乙,镇"),
                        "townships.csv",
                        "line 3",
                        "15 values for 14 columns",
                        "around a value that holds a comma"),
                error(
                        "an empty line",
                        pack -> pack.append("townships.csv", "\n"),
                        "townships.csv",
                        "line 7",
                        "an empty line",
                        "Delete the line"),
                error(
                        "an open quotation mark",
                        pack -> pack.replace("places.csv", "\"planned, says the plan\"", "\"planned\"x"),
                        "places.csv",
                        "line 3",
                        "quotation marks",
                        "write a \" inside it twice"),
                error(
                        "a word for a number",
                        pack -> pack.replace("facilities.csv", "300,20", "many,20"),
                        "facilities.csv",
                        "line 6",
                        "beds: not a number, given \"many\"",
                        "plain whole number"),
                error(
                        "half a bed",
                        pack -> pack.replace("facilities.csv", "300,20", "300.5,20"),
                        "facilities.csv",
                        "line 6",
                        "not a whole number",
                        "decimal places"),
                error(
                        "fewer than no beds",
                        pack -> pack.replace("facilities.csv", "300,20", "-3,20"),
                        "facilities.csv",
                        "line 6",
                        "out of range, given \"-3\"",
                        "from 0 to"),
                error(
                        "NaN",
                        pack -> pack.replace("road_links.csv", "2.3", "NaN"),
                        "road_links.csv",
                        "line 2",
                        "kilometres: not a number, given \"NaN\"",
                        "plain number"),
                error(
                        "an unknown provenance",
                        pack -> pack.replace("bridges.csv", "synthetic", "rumour"),
                        "bridges.csv",
                        "line 2",
                        "unknown provenance, given \"rumour\"",
                        "official, open, modelled, estimated, synthetic, user"),
                error(
                        "an unknown kind",
                        pack -> pack.replace("facilities.csv", "hos-2,hospital", "hos-2,hopsital"),
                        "facilities.csv",
                        "line 7",
                        "unknown kind, given \"hopsital\"",
                        "hospital_tcm"),
                error(
                        "a duplicate id",
                        pack -> pack.replace("facilities.csv", "lib-4", "lib-1"),
                        "facilities.csv",
                        "line 5",
                        "duplicate id, also at line 2, given \"lib-1\"",
                        "of its own"),
                error(
                        "a duplicate id across two tables",
                        pack -> pack.replace("facilities_eldercare.csv", "old-2", "hos-1"),
                        "facilities_eldercare.csv",
                        "line 3",
                        "duplicate id, also at facilities.csv line 6",
                        "of its own"));
    }

    private static List<Case> shapes() {
        return List.of(
                error(
                        "half a map",
                        pack -> pack.write(
                                "units.geojson", pack.read("units.geojson").substring(0, 700)),
                        "units.geojson",
                        "line 3",
                        "not JSON",
                        "commas, brackets"),
                error(
                        "no collection",
                        pack -> pack.write("river.geojson", "{\"type\": \"Feature\"}"),
                        "river.geojson",
                        "",
                        "not a FeatureCollection",
                        "Export"),
                error(
                        "metres in a map",
                        pack -> pack.replace(
                                "river.geojson",
                                "\"features\"",
                                "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::32632\"}},"
                                        + "\"features\""),
                        "river.geojson",
                        "",
                        "not longitude and latitude",
                        "WGS84"),
                error(
                        "a missing property",
                        pack -> pack.replace("river.geojson", "\"width_m\": 200, ", ""),
                        "river.geojson",
                        "feature 1 (river-1)",
                        "width_m: the property is missing",
                        "Add width_m"),
                error(
                        "an unknown property",
                        pack -> pack.replace("rail.geojson", "\"opened\"", "\"fid\": 1, \"opened\""),
                        "rail.geojson",
                        "feature 1 (rail-1)",
                        "unknown property, given \"fid\"",
                        "Remove it"),
                error(
                        "a unit that crosses itself",
                        pack -> outline(pack, "[[9.04, 0.0], [9.08, 0.04], [9.08, 0.0], [9.04, 0.04], [9.04, 0.0]]"),
                        "units.geojson",
                        "feature 2 (L2)",
                        "the outline crosses itself at 9.06000, 0.02000",
                        "ST_MakeValid"),
                error(
                        "an open ring",
                        pack -> outline(pack, "[[9.04, 0.0], [9.08, 0.0], [9.08, 0.04], [9.04, 0.04]]"),
                        "units.geojson",
                        "feature 2 (L2)",
                        "a ring that does not close",
                        "Repeat the first position"),
                error(
                        "an empty outline",
                        pack -> outline(pack, ""),
                        "units.geojson",
                        "feature 2 (L2)",
                        "an empty geometry",
                        "remove the feature"),
                error(
                        "a line for a unit",
                        pack -> pack.replace(
                                "units.geojson",
                                "\"Polygon\", \"coordinates\": [[[9.0, 0.0], [9.04, 0.0], [9.04, 0.04], [9.0, 0.04], [9.0, 0.0]]]",
                                "\"LineString\", \"coordinates\": [[9.0, 0.0], [9.04, 0.0]]"),
                        "units.geojson",
                        "feature 1 (L1)",
                        "wrong type of geometry, given \"LineString\"",
                        "Polygon or MultiPolygon"),
                error(
                        "latitude first",
                        pack -> outline(pack, "[[45.0, 126.0], [45.0, 126.1], [45.1, 126.1], [45.0, 126.0]]"),
                        "units.geojson",
                        "feature 2 (L2)",
                        "longitude and latitude look swapped",
                        "longitude first"),
                error(
                        "a coordinate off the earth",
                        pack -> outline(pack, "[[500000, 0], [504000, 0], [504000, 4000], [500000, 0]]"),
                        "units.geojson",
                        "feature 2 (L2)",
                        "a coordinate out of range",
                        "in degrees"),
                error(
                        "a river elsewhere",
                        pack -> pack.replace("river.geojson", "[[8.99, 0.03], [9.09, 0.03]]", "[[20, 5], [21, 5]]"),
                        "river.geojson",
                        "feature 1 (river-1)",
                        "lies outside the city",
                        "longitude first"));
    }

    private static List<Case> units() {
        return List.of(
                error(
                        "units that overlap",
                        pack -> outline(pack, "[[9.03, 0.0], [9.08, 0.0], [9.08, 0.04], [9.03, 0.04], [9.03, 0.0]]"),
                        "units.geojson",
                        "feature 2 (L2)",
                        "overlaps unit L1 by 25.0 % of the smaller near 9.0350, 0.0200",
                        "belongs to one unit"),
                error(
                        "a duplicate code",
                        pack -> pack.replace("units.geojson", "\"L2\"", "\"L1\""),
                        "units.geojson",
                        "feature 2 (L1)",
                        "duplicate code, also at feature 1 (L1)",
                        "validity dates"),
                error(
                        "no current unit",
                        pack -> pack.write(
                                "units.geojson",
                                pack.read("units.geojson")
                                        .replace("\"valid_to\": null", "\"valid_to\": \"2019-01-01\"")),
                        "units.geojson",
                        "",
                        "no unit is current",
                        "valid_to null"),
                error(
                        "a unit of the future",
                        pack -> pack.replace("units.geojson", "2010-01-01", "2030-01-01"),
                        "units.geojson",
                        "feature 1 (L1)",
                        "begins after the reference date",
                        "referenceDate"),
                error(
                        "dates the wrong way round",
                        pack -> pack.replace("units.geojson", "1990-01-01", "2011-01-01"),
                        "units.geojson",
                        "feature 3 (L9)",
                        "not after valid_from",
                        "first day"),
                error(
                        "a township of an unknown unit",
                        pack -> pack.replace("townships.csv", "L2A,L2", "L2A,L7"),
                        "townships.csv",
                        "line 4",
                        "unknown unit, given \"L7\"",
                        "units.geojson"),
                error(
                        "a facility of a unit of the past",
                        pack -> pack.replace("facilities.csv", "West library,L1", "West library,L9"),
                        "facilities.csv",
                        "line 2",
                        "unknown unit, given \"L9\"",
                        "that is current"),
                error(
                        "a unit without townships",
                        pack -> pack.removeLines("townships.csv", ",L1,"),
                        "townships.csv",
                        "",
                        "unit L1 has no township",
                        "Add its townships"));
    }

    private static List<Case> censuses() {
        return List.of(
                error(
                        "a unit with no census",
                        pack -> pack.removeLines("census.csv", "L2,2020"),
                        "census.csv",
                        "",
                        "unit L2 has no census of 2020",
                        "Add its people"),
                error(
                        "an age group missing",
                        pack -> pack.removeLines("census.csv", "L2,2020,M,0,"),
                        "census.csv",
                        // header, 76 rows of 2010, 38 of L1 in 2020
                        "line 116",
                        "unit L2 lacks groups of 2020, given \"M 0\"",
                        "0 people is a value too"),
                error(
                        "an age group twice",
                        pack -> pack.append("census.csv", "L2,2020,M,0,20,synthetic,drawn,2020,\n"),
                        "census.csv",
                        "line 154",
                        "unit L2 has this group of 2020 twice, also at line 116",
                        "one of the two"),
                error(
                        "an age group of its own making",
                        pack -> pack.replace("census.csv", "L1,2010,M,0,", "L1,2010,M,0-1,"),
                        "census.csv",
                        "line 2",
                        "unknown age_group, given \"0-1\"",
                        "85+"),
                error(
                        "urban and rural far from the census",
                        pack -> pack.replace("unit_figures.csv", "pop_urban,3000", "pop_urban,3050"),
                        "unit_figures.csv",
                        "line 2",
                        "unit L1 has 4040 urban and rural people together, but 3990 in the census, given"
                                + " \"difference +50, +1.25 %\"",
                        "same source"),
                warning(
                        "urban and rural near the census",
                        pack -> pack.replace("unit_figures.csv", "pop_urban,3000", "pop_urban,3010"),
                        "unit_figures.csv",
                        "line 2",
                        "difference +10, +0.25 %",
                        "The census counts"),
                error(
                        "no rural people",
                        pack -> pack.removeLines("unit_figures.csv", "L2,2020,pop_rural"),
                        "unit_figures.csv",
                        "",
                        "unit L2 has no pop_rural of 2020",
                        "townships get their people from it"));
    }

    private static List<Case> places() {
        return List.of(
                error(
                        "a facility elsewhere",
                        pack -> pack.replace("facilities.csv", "9.028,0.012", "10.028,0.012"),
                        "facilities.csv",
                        "line 3",
                        "lies 106 km outside all units",
                        "Correct the coordinates"),
                error(
                        "a facility with latitude first",
                        pack -> pack.replace("facilities.csv", "9.028,0.012", "0.012,9.028"),
                        "facilities.csv",
                        "line 3",
                        "longitude and latitude look swapped",
                        "the latitude into lat"),
                error(
                        "a latitude only a longitude can be",
                        pack -> pack.replace("facilities.csv", "9.028,0.012", "45.75,126.63"),
                        "facilities.csv",
                        "line 3",
                        "longitude and latitude look swapped, given \"lon 45.75, lat 126.63\"",
                        "the longitude into lon"),
                warning(
                        "a facility just over the border",
                        pack -> pack.replace("facilities.csv", "9.028,0.012", "9.028,-0.01"),
                        "facilities.csv",
                        "line 3",
                        "lies 1.1 km outside all units",
                        "counted to L1"),
                warning(
                        "a centre in the neighbour unit",
                        pack -> pack.replace("townships.csv", "9.03,0.01", "9.045,0.01"),
                        "townships.csv",
                        "line 3",
                        "lies 0.6 km outside the unit it names, in L2, given \"L1\"",
                        "The unit named counts"),
                error(
                        "half a place",
                        pack -> pack.replace("townships.csv", "9.03,0.01", "9.03,"),
                        "townships.csv",
                        "line 3",
                        "half a place: lat is missing",
                        "both lon and lat"),
                error(
                        "a road from a place to itself",
                        pack -> pack.replace("road_links.csv", "9.03,0.01,2.3", "9.01,0.01,2.3"),
                        "road_links.csv",
                        "line 2",
                        "a link from a place to itself",
                        "one of its ends"),
                error(
                        "an expressway that has always been there",
                        pack -> pack.replace("road_links.csv", "2015-06-30", ""),
                        "road_links.csv",
                        "line 5",
                        "an expressway without an opening day",
                        "the last that fits"),
                error(
                        "a station of no line",
                        pack -> pack.replace("stations.csv", "mid,rail-1", "mid,rail-9"),
                        "stations.csv",
                        "line 3",
                        "line: unknown railway, given \"rail-9\"",
                        "an id of rail.geojson"),
                error(
                        "a station in the sea",
                        pack -> pack.replace("stations.csv", "9.05,0.02", "9.05,3.02"),
                        "stations.csv",
                        "line 3",
                        "outside",
                        "Correct"),
                error(
                        "a main city that crosses itself",
                        pack -> pack.replace(
                                "main_city.geojson", "[9.02, 0.0], [9.02, 0.02]", "[9.02, 0.02], [9.02, 0.0]"),
                        "main_city.geojson",
                        "feature 1 (main-city)",
                        "crosses itself",
                        "Redraw"),
                error(
                        "a circle of a statement that the plan does not hold",
                        pack -> pack.replace("pack.yml", "expressway-60: P-003", "expressway-60: P-030"),
                        "pack.yml",
                        "line 30",
                        "unknown plan statement of expressway-60",
                        "or leave the circle out"),
                error(
                        "a circle that is none",
                        pack -> pack.replace("pack.yml", "expressway-60:", "expressway-90:"),
                        "pack.yml",
                        "line 30",
                        "unknown key",
                        "expressway-60"));
    }

    /** Redraws unit L2. */
    private static void outline(Littleton pack, String ring) {
        pack.replace(
                "units.geojson",
                "[[9.04, 0.0], [9.08, 0.0], [9.08, 0.04], [9.04, 0.04], [9.04, 0.0]]",
                ring.isEmpty() ? "[]" : ring);
    }

    private static void link(Littleton pack, String file, Path target) {
        try {
            Files.delete(pack.folder().resolve(file));
            Files.createSymbolicLink(pack.folder().resolve(file), target.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lengthen(Littleton pack, String file, long bytes) {
        try (RandomAccessFile open =
                new RandomAccessFile(pack.folder().resolve(file).toFile(), "rw")) {
            open.setLength(bytes); // a hole, which takes no room on the disk
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysWhereWhatAndWhatToDo(Case damaged) {
        Littleton pack = Littleton.copyTo(folder);
        damaged.damage().accept(pack);

        PackSource.Reading reading = read(folder);

        List<ImportIssue> issues =
                damaged.refused() ? reading.report().errors() : reading.report().warnings();
        assertThat(issues).as("all: %s", reading.report().lines()).anySatisfy(issue -> {
            assertThat(issue.file()).isEqualTo(damaged.file());
            assertThat(issue.spot()).hasToString(damaged.spot());
            assertThat(issue.toString()).contains(damaged.what());
            assertThat(issue.remedy()).contains(damaged.remedy()).endsWith(".");
        });
        assertThat(reading.report().refused()).isEqualTo(damaged.refused());
        assertThat(reading.data().isEmpty()).isEqualTo(damaged.refused());
    }

    @Test
    void findsNothingWrongWithTheRightPackButTheTownshipWithoutCentre() {
        PackSource.Reading reading = read(Littleton.PACK);

        assertThat(reading.report().lines())
                .containsExactly(
                        "townships.csv, lon: warning: townships without a centre: 1, given \"L2C\" — Their people are spread"
                                + " over the unit; add a lon and lat to give them an area.",
                        "0 errors, 1 warnings");
    }

    @Test
    void listsFaultsOfSeveralFilesAtOnce() {
        Littleton pack = Littleton.copyTo(folder);
        pack.replace("places.csv", "9.03", "far");
        pack.replace("bridges.csv", "road", "cows");
        pack.removeLines("census.csv", "L1,2020,F,85+");

        assertThat(read(folder).report().errors())
                .extracting(ImportIssue::file)
                .containsExactly("places.csv", "bridges.csv", "census.csv");
    }

    @Test
    void stopsListingAtAHundredErrorsAndCountsTheRest() {
        Littleton pack = Littleton.copyTo(folder);
        pack.write("census.csv", pack.read("census.csv").replace(",M,", ",man,")); // 76 rows
        pack.write("facilities.csv", pack.read("facilities.csv").replace("synthetic", "?")); // 10 rows
        pack.write("unit_figures.csv", pack.read("unit_figures.csv").replace("2020,", "x,")); // 6 rows, year
        pack.write("road_links.csv", pack.read("road_links.csv").replace("core", "near")); // 3 rows
        pack.write(
                "townships.csv", pack.read("townships.csv").replace("town", "village")); // 5 kinds, 4 of them changed
        pack.write("places.csv", pack.read("places.csv").replace("synthetic", "?")); // 3 rows
        pack.write("evaluation.csv", pack.read("evaluation.csv").replace("synthetic", "?")); // 2 rows

        ImportReport report = read(folder).report();

        assertThat(report.errors()).hasSize(ImportReport.MOST);
        assertThat(report.leftOut()).isPositive();
        assertThat(report.lines()).last().asString().startsWith("100 errors, ").endsWith("more not listed");
    }

    @Test
    void takesAByteOrderMarkAndWindowsLineEnds() {
        Littleton pack = Littleton.copyTo(folder);
        pack.write("places.csv", "\uFEFF" + pack.read("places.csv").replace("\n", "\r\n"));

        assertThat(read(folder).report().errors()).isEmpty();
    }

    @Test
    void fingerprintFollowsTheBytesOfDataFilesOnly() {
        Littleton pack = Littleton.copyTo(folder);
        FolderPackSource source = new FolderPackSource(SYSTEMS);
        var before = source.fingerprint(folder);
        pack.write("SOURCES.md", "not data");
        lengthen(pack, "unused.bin", 60L << 20);

        assertThat(source.fingerprint(folder)).isPresent().isEqualTo(before);

        pack.replace("census.csv", "L1,2010,M,0,90", "L1,2010,M,0,91");

        assertThat(source.fingerprint(folder)).isPresent().isNotEqualTo(before);

        pack.delete("pack.yml");

        assertThat(source.fingerprint(folder)).isEmpty();
    }

    @Test
    void countsLinesThroughValuesOfSeveralLines() {
        Littleton pack = Littleton.copyTo(folder);
        pack.replace("places.csv", "50,,synthetic", "50,\"a note\nof two lines\",synthetic");
        pack.replace("places.csv", "9.03", "far");

        assertThat(read(folder).report().errors())
                .singleElement()
                .extracting(ImportIssue::spot)
                .hasToString("line 4");
    }

    private static PackSource.Reading read(Path pack) {
        return new FolderPackSource(SYSTEMS).read(pack, Progress.SILENT);
    }
}
