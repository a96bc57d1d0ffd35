package org.livingcircle.peers;

import static com.graphhopper.json.Statement.If;
import static com.graphhopper.json.Statement.Op.LIMIT;
import static com.graphhopper.json.Statement.Op.MULTIPLY;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.Profile;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.ev.VehicleAccess;
import com.graphhopper.routing.ev.VehicleSpeed;
import com.graphhopper.routing.util.DefaultSnapFilter;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.DistanceCalcEarth;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** GraphHopper's graph of the extract: the topology that all peers but R5 share, and the joints to it. */
final class Streets {

    private static final String FOOT = "foot";
    private static final String CAR = "car";

    final GraphHopper hopper;
    final Walk walk;
    final BooleanEncodedValue carAccess;
    final DecimalEncodedValue carSpeed;
    final EdgeFilter walkable;
    final EdgeFilter drivable;

    private Streets(GraphHopper hopper) {
        this.hopper = hopper;
        var values = hopper.getEncodingManager();
        walk = new Walk(values.getBooleanEncodedValue(VehicleAccess.key(FOOT)));
        carAccess = values.getBooleanEncodedValue(VehicleAccess.key(CAR));
        carSpeed = values.getDecimalEncodedValue(VehicleSpeed.key(CAR));
        walkable = new DefaultSnapFilter(walk, values.getBooleanEncodedValue(Subnetwork.key(FOOT)));
        BooleanEncodedValue cutOff = values.getBooleanEncodedValue(Subnetwork.key(CAR));
        drivable = edge -> !edge.get(cutOff) && (edge.get(carAccess) || edge.getReverse(carAccess));
    }

    /** Imports the extract, or loads what an earlier run imported. */
    static Streets open(Path extract, Path folder) {
        GraphHopper hopper = new GraphHopper()
                .setOSMFile(extract.toString())
                .setGraphHopperLocation(folder.toString())
                .setEncodedValuesString("foot_access, foot_average_speed, car_access, car_average_speed")
                .setProfiles(profile(FOOT), profile(CAR));
        hopper.importOrLoad();
        return new Streets(hopper);
    }

    private static Profile profile(String name) {
        CustomModel model = new CustomModel()
                .addToPriority(If("!" + VehicleAccess.key(name), MULTIPLY, "0"))
                .addToSpeed(If("true", LIMIT, VehicleSpeed.key(name)));
        return new Profile(name).setCustomModel(model);
    }

    /** The nearest walkable point, or null farther than the limit. */
    @Nullable
    Joint join(double lon, double lat) {
        Snap snap = hopper.getLocationIndex().findClosest(lat, lon, walkable);
        if (!snap.isValid() || snap.getQueryDistance() > Town.SNAP_METRES) {
            return null;
        }
        return new Joint(snap);
    }

    /** Milliseconds by car along an edge, -1 where closed. */
    int drive(EdgeIteratorState edge, boolean reverse) {
        boolean open = reverse ? edge.getReverse(carAccess) : edge.get(carAccess);
        double kmh = reverse ? edge.getReverse(carSpeed) : edge.get(carSpeed);
        return open && kmh > 0 ? (int) Math.round(edge.getDistance() * 3600 / kmh) : -1;
    }

    /** A place on an edge. */
    final class Joint {
        final Snap snap;
        final int edge;
        final int from;
        final int to;
        /** Metres along the edge from {@code from}. */
        final double offset;
        /** Metres of the whole edge. */
        final double length;
        /** Metres from the street to the place. */
        final double off;

        Joint(Snap snap) {
            this.snap = snap;
            EdgeIteratorState state = snap.getClosestEdge();
            edge = state.getEdge();
            from = state.getBaseNode();
            to = state.getAdjNode();
            length = state.getDistance();
            off = snap.getQueryDistance();
            PointList line = state.fetchWayGeometry(FetchMode.ALL);
            double before = 0;
            double whole = 0;
            for (int i = 1; i < line.size(); i++) {
                double part = distance(line.getLat(i - 1), line.getLon(i - 1), line.getLat(i), line.getLon(i));
                if (i <= snap.getWayIndex()) {
                    before += part;
                }
                whole += part;
            }
            if (snap.getSnappedPosition() == Snap.Position.EDGE) {
                int i = snap.getWayIndex();
                before += distance(
                        line.getLat(i), line.getLon(i), snap.getSnappedPoint().lat, snap.getSnappedPoint().lon);
            }
            offset = whole == 0 ? 0 : Math.min(1, before / whole) * length;
        }

        private double distance(double lat, double lon, double otherLat, double otherLon) {
            return DistanceCalcEarth.DIST_EARTH.calcDist(lat, lon, otherLat, otherLon);
        }
    }
}
