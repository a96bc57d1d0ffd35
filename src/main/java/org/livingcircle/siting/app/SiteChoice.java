package org.livingcircle.siting.app;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Ground;
import org.livingcircle.coverage.Zoning;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.Message;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.population.Area;
import org.livingcircle.siting.SiteStatus;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Finds the sites of a question: what stands, what may be built, what somebody insists on or rules out. By id. */
final class SiteChoice {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final Ground ground;
    private final SitingQuestion.SiteWish wish;
    /** Whose people the demand is of; the grid of candidates stands where they live. */
    private final Area people;

    private final boolean ownBeds;
    private final boolean[] units;
    private final CandidatePlaces places;
    private final @Nullable PreparedGeometry area;
    private final Map<String, Site> sites = new LinkedHashMap<>();

    private SiteChoice(Ground ground, SitingQuestion question, CandidatePlaces places) {
        this.ground = ground;
        this.wish = question.sites();
        this.people = question.demand().area();
        this.ownBeds = question.ownBeds();
        boolean own = !wish.units().isEmpty();
        this.units = DemandPoints.units(
                ground, own ? wish.units() : question.demand().units(), own ? "sites.units" : "demand.units");
        this.places = places;
        this.area = wish.area() == null ? null : PreparedGeometryFactory.prepare(wish.area());
    }

    /**
     * Returns the sites, ordered by id: the order they were asked for in leaves no trace.
     *
     * @throws PlanningProblem if something named does not exist, statuses contradict each other, or there are too many
     */
    static List<Site> of(Ground ground, SitingQuestion question, CandidatePlaces places, Limit most) {
        SiteChoice choice = new SiteChoice(ground, question, places);
        choice.existing();
        choice.candidates();
        choice.points();
        choice.insist();
        if (choice.sites.isEmpty()) {
            throw PlanningProblem.of(
                    ProblemType.INFEASIBLE,
                    Message.of(
                            "siting.no-candidate",
                            "There is no candidate: nothing of what sites names lies in these units and this area."),
                    "sites",
                    null,
                    List.of("a service, candidates or points"));
        }
        most.check("sites", choice.sites.size());
        return choice.sites.values().stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    private void existing() {
        String service = wish.service();
        if (service == null || wish.existing() == SitingQuestion.Existing.IGNORE) {
            return;
        }
        List<Facility> facilities = ground.facilities(service)
                .orElseThrow(() -> PlanningProblem.of(
                        ProblemType.UNKNOWN_SERVICE,
                        "There is no such service; there are %s.".formatted(String.join(", ", ground.services())),
                        "sites.service",
                        service,
                        ground.services()));
        boolean kept = wish.existing() == SitingQuestion.Existing.KEEP;
        for (Facility facility : facilities) {
            if (matches(wish.kinds(), facility.kind().code()) && inUnits(facility.unitCode())) {
                add(new Site(
                        facility.id(),
                        facility.nameZh(),
                        facility.nameEn(),
                        facility.location(),
                        facility.unitCode(),
                        kept ? SiteStatus.REQUIRED : SiteStatus.CANDIDATE,
                        true,
                        ownBeds ? (Double) (double) facility.findBeds().orElse(0) : null));
            }
        }
    }

    private static boolean matches(Collection<String> wanted, String given) {
        return wanted.isEmpty() || wanted.contains(given);
    }

    private void candidates() {
        for (SitingQuestion.Origin origin : wish.candidates()) {
            switch (origin) {
                case TOWNSHIPS -> stored(places.townships(wish.townshipKinds()));
                case PLACES -> stored(places.places(wish.placeKinds()));
                case PARCELS -> parcels();
                case GRID -> grid();
            }
        }
    }

    private void stored(List<CandidatePlaces.Place> found) {
        for (CandidatePlaces.Place place : found) {
            String unit = place.unit() == null ? unitAt(place.location()) : place.unit();
            if (inUnits(unit) && inArea(place.location())) {
                add(new Site(
                        place.id(),
                        place.nameZh(),
                        place.nameEn(),
                        place.location(),
                        unit,
                        SiteStatus.CANDIDATE,
                        false,
                        null));
            }
        }
    }

    private void parcels() {
        if (wish.parcels().isEmpty()) {
            List<CandidatePlaces.Place> stored = places.parcels();
            if (stored.isEmpty()) {
                throw PlanningProblem.of(
                        ProblemType.INFEASIBLE,
                        Message.of(
                                "siting.no-parcels",
                                "No parcels are stored; bring them with bin/import osm FILE.osm.pbf, or send your own in"
                                        + " sites.parcels."),
                        "sites.candidates",
                        "parcels",
                        List.of("townships", "places", "grid", "parcels with sites.parcels"));
            }
            stored(stored);
        } else {
            stored(wish.parcels().stream()
                    .map(parcel -> {
                        Coordinate inside = parcel.outline().getInteriorPoint().getCoordinate();
                        return new CandidatePlaces.Place(parcel.id(), null, null, null, new LonLat(inside.x, inside.y));
                    })
                    .toList());
        }
    }

    /** Takes of every square of so many metres the cell nearest to its middle of those where people of the demand's area live. */
    private void grid() {
        GridExtent extent = ground.people().extent();
        int step = Math.max(1, (int) Math.round(wish.gridMetres() / extent.cellMetres()));
        int across = (extent.columns() + step - 1) / step;
        int[] nearest = new int[across * ((extent.rows() + step - 1) / step)];
        int[] least = new int[nearest.length];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int index = 0; index < ground.people().size(); index++) {
            if (!people.holds(ground.isUrban(index))) {
                continue;
            }
            int populated = ground.people().cell(index);
            int column = extent.column(populated);
            int row = extent.row(populated);
            int square = row / step * across + column / step;
            int aside = 2 * (column % step) + 1 - step;
            int along = 2 * (row % step) + 1 - step;
            int distance = aside * aside + along * along;
            if (distance < least[square]) {
                least[square] = distance;
                nearest[square] = populated;
            }
        }
        for (int square = 0; square < nearest.length; square++) {
            if (least[square] < Integer.MAX_VALUE) {
                gridSite(extent.column(nearest[square]), extent.row(nearest[square]), ground.centre(nearest[square]));
            }
        }
    }

    private void gridSite(int column, int row, LonLat place) {
        String unit = unitAt(place);
        if (inUnits(unit) && inArea(place)) {
            add(new Site(
                    "grid-%d-%d".formatted(column, row), null, null, place, unit, SiteStatus.CANDIDATE, false, null));
        }
    }

    private void points() {
        for (SitingQuestion.Point point : wish.points()) {
            if (sites.containsKey(point.id())) {
                throw PlanningProblem.invalid("sites.points.id", point.id(), "an id that no other site has, each once");
            }
            String unit = unitAt(point.location());
            if (unit == null) {
                throw PlanningProblem.of(
                        ProblemType.OUTSIDE_CITY,
                        "The point %s lies outside the city; longitude comes first.".formatted(point.id()),
                        "sites.points.location",
                        "[%s, %s]"
                                .formatted(
                                        point.location().lon(), point.location().lat()),
                        List.of("within %s (west, south, east, north)".formatted(ground.bounds())));
            }
            sites.put(
                    point.id(),
                    new Site(
                            point.id(),
                            null,
                            null,
                            point.location(),
                            unit,
                            SiteStatus.CANDIDATE,
                            false,
                            point.capacity()));
        }
    }

    /** Takes required and forbidden sites by their id; what is kept may be ruled out, but not both insisted on and ruled out. */
    private void insist() {
        for (String id : wish.required()) {
            if (wish.forbidden().contains(id)) {
                throw PlanningProblem.of(
                        ProblemType.INVALID_PARAMETER,
                        "The site %s is both required and forbidden.".formatted(id),
                        "sites.forbidden",
                        id,
                        List.of("each site in one of the two"));
            }
            sites.put(id, named("sites.required", id).with(SiteStatus.REQUIRED));
        }
        for (String id : wish.forbidden()) {
            sites.put(id, named("sites.forbidden", id).with(SiteStatus.FORBIDDEN));
        }
    }

    private Site named(String parameter, String id) {
        Site site = sites.get(id);
        if (site == null) {
            throw PlanningProblem.invalid(
                    parameter,
                    id,
                    "an id of one of the %d sites of this question, such as %s"
                            .formatted(
                                    sites.size(),
                                    sites.keySet().stream().limit(3).collect(Collectors.joining(", "))));
        }
        return site;
    }

    /** A place that several origins have is taken from the first. */
    private void add(Site site) {
        sites.putIfAbsent(site.id(), site);
    }

    private boolean inUnits(@Nullable String code) {
        List<Ground.Zone> known = ground.units();
        for (int unit = 0; unit < units.length; unit++) {
            if (units[unit] && known.get(unit).code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private boolean inArea(LonLat place) {
        return area == null || area.covers(GEOMETRIES.createPoint(new Coordinate(place.lon(), place.lat())));
    }

    private @Nullable String unitAt(LonLat place) {
        int cell = ground.cellAt(place);
        int unit = cell < 0 ? Zoning.NONE : ground.unitAt(cell);
        return unit == Zoning.NONE ? null : ground.units().get(unit).code();
    }
}
