package org.livingcircle.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.livingcircle.population.ModelledPopulation.Caveat;
import org.livingcircle.population.ModelledPopulation.TownshipPeople;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Spreads the people of one unit over its cells. Used once, by one thread. */
final class UnitSpreader {

    private static final double SQUARE_METRES_PER_HECTARE = 10_000;

    /** The populated cells of a unit, ascending, each with its share of the unit's people; the shares add up to 1. */
    static final class SpreadUnit {

        final int[] cells;
        final double[] shares;
        final List<TownshipPeople> townships;
        final List<Caveat> caveats;

        SpreadUnit(int[] cells, double[] shares, List<TownshipPeople> townships, List<Caveat> caveats) {
            this.cells = cells;
            this.shares = shares;
            this.townships = townships;
            this.caveats = caveats;
        }
    }

    private final Terrain terrain;
    private final GridExtent extent;
    private final DasymetricSettings settings;
    private final @Nullable LandCover land;
    private final UnitPopulation unit;
    private final int[] cells;
    private final List<TownshipPopulation> townships;
    private final double[] urban;
    private final double[] rural;
    private final List<TownshipPeople> modelled = new ArrayList<>();
    private final List<Caveat> caveats = new ArrayList<>();

    /**
     * Makes a spreader.
     *
     * @param land null where none is known
     * @param cells of the unit, ascending
     */
    UnitSpreader(
            Terrain terrain, DasymetricSettings settings, @Nullable LandCover land, UnitPopulation unit, int[] cells) {
        this.terrain = terrain;
        this.extent = terrain.extent();
        this.settings = settings;
        this.land = land;
        this.unit = unit;
        this.cells = cells;
        this.townships = unit.townships().stream()
                .sorted(Comparator.comparing(TownshipPopulation::code))
                .toList();
        this.urban = new double[cells.length];
        this.rural = new double[cells.length];
    }

    SpreadUnit spread() {
        double total = unit.total();
        double urbanTotal = total * urbanShare(total);
        double ruralTotal = total - urbanTotal;
        double[] urbanOf = divide(
                urbanTotal,
                townships.stream().mapToInt(TownshipPopulation::communities).toArray(),
                Caveat.Kind.NO_COMMUNITIES);
        double[] ruralOf = divide(
                ruralTotal,
                townships.stream().mapToInt(TownshipPopulation::villages).toArray(),
                Caveat.Kind.NO_VILLAGES);
        int[][] cellsOf = cellsByTownship();
        for (int t = 0; t < cellsOf.length; t++) {
            TownshipPopulation township = townships.get(t);
            int[] own = cellsOf[t];
            boolean placed = own.length > 0;
            modelled.add(new TownshipPeople(unit.code(), township.code(), urbanOf[t], ruralOf[t], !placed));
            if (placed) {
                Coordinate centre = township.place().orElseThrow().centre();
                boolean urbanDry = spreadUrban(own, centre, urbanOf[t]);
                boolean ruralDry = spreadRural(own, centre, ruralOf[t]);
                if (!(urbanDry && ruralDry)) {
                    caveat(Caveat.Kind.ONLY_WATER, township.code(), urbanOf[t] + ruralOf[t]);
                }
            } else {
                Caveat.Kind why = township.place().isEmpty() ? Caveat.Kind.NO_AREA : Caveat.Kind.NO_CELLS;
                caveat(why, township.code(), urbanOf[t] + ruralOf[t]);
            }
        }
        if (total > 0 && CompensatedSum.of(urban) + CompensatedSum.of(rural) == 0) {
            caveat(Caveat.Kind.NO_TOWNSHIP_AREAS, null, total);
        }
        addUnplaced(urban, urbanTotal);
        addUnplaced(rural, ruralTotal);
        double[] people = new double[cells.length];
        for (int i = 0; i < people.length; i++) {
            people[i] = urban[i] + rural[i];
        }
        List<int[]> areas = areas(cellsOf);
        if (land != null) {
            for (int[] own : areas) {
                LandRefinement.refine(land, terrain, cells, own, people);
            }
        }
        thinOut(cellsOf, people);
        return populated(people);
    }

    /** Returns the cells of each area: the townships', and those that lie in none. */
    private List<int[]> areas(int[][] cellsOf) {
        List<int[]> areas = new ArrayList<>(Arrays.asList(cellsOf));
        BitSet rest = new BitSet(cells.length);
        rest.set(0, cells.length);
        for (int[] own : cellsOf) {
            for (int i : own) {
                rest.clear(i);
            }
        }
        areas.add(rest.stream().toArray());
        return areas;
    }

    /** Brings cells down to the greatest density: within the township if it has room, else within the unit. */
    private void thinOut(int[][] cellsOf, double[] people) {
        double cap = settings.maxPerHectare() * extent.cellMetres() * extent.cellMetres() / SQUARE_METRES_PER_HECTARE;
        double most = Arrays.stream(people).max().orElse(0);
        if (most <= cap) {
            return;
        }
        double total = CompensatedSum.of(people);
        for (int t = 0; t < cellsOf.length; t++) {
            double before = sum(people, cellsOf[t]);
            double over = DensityCap.level(cellsOf[t], people, before, cap);
            if (over > 0) {
                caveat(Caveat.Kind.TOO_DENSE, townships.get(t).code(), over);
            }
        }
        int[] all = new int[cells.length];
        Arrays.setAll(all, i -> i);
        double over = DensityCap.level(all, people, total, cap);
        if (over > 0) {
            caveat(Caveat.Kind.TOO_DENSE, null, over);
        }
    }

    private static double sum(double[] people, int[] own) {
        CompensatedSum sum = new CompensatedSum();
        for (int i : own) {
            sum.add(people[i]);
        }
        return sum.value();
    }

    private double urbanShare(double total) {
        double known = unit.urban() + unit.rural();
        if (known > 0) {
            return unit.urban() / known;
        }
        if (total > 0) {
            caveat(Caveat.Kind.RESIDENCE_UNKNOWN, null, total);
        }
        double communities =
                townships.stream().mapToInt(TownshipPopulation::communities).sum();
        double villages =
                townships.stream().mapToInt(TownshipPopulation::villages).sum();
        return communities == 0 ? 0 : communities / (communities + villages);
    }

    /** Divides people in proportion to counts; equally, and said so, where there are none. */
    private double[] divide(double people, int[] counts, Caveat.Kind noCounts) {
        double sum = Arrays.stream(counts).sum();
        double[] parts = new double[counts.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = sum > 0 ? people * counts[i] / sum : people / counts.length;
        }
        if (sum == 0 && people > 0 && counts.length > 0) {
            caveat(noCounts, null, people);
        }
        return parts;
    }

    private void caveat(Caveat.Kind kind, @Nullable String township, double people) {
        caveats.add(new Caveat(kind, unit.code(), Optional.ofNullable(township), people));
    }

    /** Returns for each township the places in {@link #cells} that its area holds, ascending. */
    private int[][] cellsByTownship() {
        int[][] own = new int[townships.size()][0];
        List<Geometry> areas = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int t = 0; t < own.length; t++) {
            Optional<TownshipPopulation.Place> place = townships.get(t).place();
            if (place.isPresent()) {
                areas.add(place.get().area());
                owners.add(t);
            }
        }
        if (areas.isEmpty() || cells.length == 0) {
            return own;
        }
        GridExtent box = box();
        int firstColumn = (int) Math.round((box.west() - extent.west()) / extent.cellMetres());
        int firstRow = (int) Math.round((extent.north() - box.north()) / extent.cellMetres());
        short[] labels = GridRaster.label(box, areas);
        int[] counts = new int[areas.size()];
        int[] labelOf = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            int column = extent.column(cells[i]) - firstColumn;
            int row = extent.row(cells[i]) - firstRow;
            labelOf[i] = labels[box.cell(column, row)];
            if (labelOf[i] >= 0) {
                counts[labelOf[i]]++;
            }
        }
        for (int a = 0; a < counts.length; a++) {
            own[owners.get(a)] = new int[counts[a]];
        }
        Arrays.fill(counts, 0);
        for (int i = 0; i < cells.length; i++) {
            if (labelOf[i] >= 0) {
                own[owners.get(labelOf[i])][counts[labelOf[i]]++] = i;
            }
        }
        return own;
    }

    /** Returns the part of the extent that holds the unit's cells, its edges on the extent's. */
    private GridExtent box() {
        Envelope box = new Envelope();
        for (int cell : cells) {
            box.expandToInclude(extent.column(cell), extent.row(cell));
        }
        return new GridExtent(
                extent.srid(),
                extent.west() + box.getMinX() * extent.cellMetres(),
                extent.north() - box.getMinY() * extent.cellMetres(),
                extent.cellMetres(),
                (int) box.getWidth() + 1,
                (int) box.getHeight() + 1);
    }

    private boolean spreadUrban(int[] own, Coordinate centre, double people) {
        if (people == 0) {
            return true;
        }
        double scaleMetres = 1000 * Math.sqrt(people / (2 * Math.PI * settings.urbanPeakPerKm2()));
        double[] logWeights = new double[own.length];
        for (int k = 0; k < own.length; k++) {
            int cell = cells[own[k]];
            logWeights[k] = terrain.isWater(cell) ? Double.NEGATIVE_INFINITY : -metresTo(centre, cell) / scaleMetres;
        }
        return distribute(people, own, logWeights, urban);
    }

    private boolean spreadRural(int[] own, Coordinate centre, double people) {
        if (people == 0) {
            return true;
        }
        double centreMetres = settings.ruralCentreKm() * 1000;
        double[] logWeights = new double[own.length];
        for (int k = 0; k < own.length; k++) {
            int cell = cells[own[k]];
            logWeights[k] = terrain.logWeight(cell) - metresTo(centre, cell) / centreMetres;
        }
        return distribute(people, own, logWeights, rural);
    }

    private double metresTo(Coordinate centre, int cell) {
        double dx = extent.centreX(extent.column(cell)) - centre.x;
        double dy = extent.centreY(extent.row(cell)) - centre.y;
        return Math.sqrt(dx * dx + dy * dy);
    }

    /**
     * Adds people to cells in proportion to weights given as logarithms, so that a town of ten people far from its cells
     * does not underflow to no weight at all.
     *
     * @return false if all weights were zero and people were spread by area
     */
    private boolean distribute(double people, int[] own, double[] logWeights, double[] to) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double logWeight : logWeights) {
            highest = Math.max(highest, logWeight);
        }
        boolean allZero = highest == Double.NEGATIVE_INFINITY;
        double lowest = Math.log(settings.cutoff());
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < own.length; k++) {
            double below = allZero ? 0 : logWeights[k] - highest;
            double weight = below < lowest ? 0 : Math.exp(below);
            logWeights[k] = weight;
            sum.add(weight);
        }
        double each = people / sum.value();
        for (int k = 0; k < own.length; k++) {
            to[own[k]] += each * logWeights[k];
        }
        return !allZero;
    }

    /** Raises one kind of people to its total, in proportion to those placed: of this kind, else of any, else by land. */
    private void addUnplaced(double[] kind, double total) {
        double placed = CompensatedSum.of(kind);
        // Less than rounding: all were placed.
        if (!(total - placed > 1e-12 * total)) {
            return;
        }
        if (placed > 0) {
            double factor = total / placed;
            for (int i = 0; i < kind.length; i++) {
                kind[i] *= factor;
            }
            return;
        }
        double[] other = kind == urban ? rural : urban;
        double others = CompensatedSum.of(other);
        if (others > 0) {
            for (int i = 0; i < kind.length; i++) {
                kind[i] = other[i] / others * total;
            }
            return;
        }
        int[] all = new int[cells.length];
        double[] logWeights = new double[cells.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
            logWeights[i] = terrain.logWeight(cells[i]);
        }
        if (!distribute(total, all, logWeights, kind)) {
            caveat(Caveat.Kind.ONLY_WATER, null, total);
        }
    }

    private SpreadUnit populated(double[] people) {
        int size = 0;
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < cells.length; i++) {
            if (people[i] > 0) {
                size++;
                sum.add(people[i]);
            }
        }
        int[] populated = new int[size];
        double[] shares = new double[size];
        int next = 0;
        for (int i = 0; i < cells.length; i++) {
            if (people[i] > 0) {
                populated[next] = cells[i];
                // Divided by the sum of what was really placed: the last correction, after it rounding is all that
                // is left.
                shares[next] = people[i] / sum.value();
                next++;
            }
        }
        return new SpreadUnit(populated, shares, modelled, caveats);
    }
}
