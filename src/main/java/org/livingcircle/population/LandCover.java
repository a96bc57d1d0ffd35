package org.livingcircle.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.livingcircle.geo.Reprojection;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Land on the cells of a grid: which cells the map covers, how much floor people can live on stands in each, and how much
 * of each is land for living. Immutable, safe to share between threads.
 */
public final class LandCover {

    /** Sub-cells along the edge of a cell, by whose centres the use of land is taken. */
    private static final int FINE = 10;

    /** Rows of cells that are painted at once: bounds memory for a map of a whole province. */
    private static final int STRIP_ROWS = 64;

    private static final int BOX_EDGE_STEPS = 16;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private static final byte UNKNOWN = 0;
    private static final byte RESIDENTIAL = 1;
    private static final byte UNINHABITED = 2;

    private final GridExtent whole;
    private final GridExtent window;
    private final int firstColumn;
    private final int firstRow;
    private final LandSettings settings;
    private final BitSet covered;
    private final double[] floor;
    private final float[] weight;

    private LandCover(GridExtent whole, GridExtent window, LandSettings settings, BitSet covered) {
        this.whole = whole;
        this.window = window;
        this.firstColumn = (int) Math.round((window.west() - whole.west()) / whole.cellMetres());
        this.firstRow = (int) Math.round((whole.north() - window.north()) / whole.cellMetres());
        this.settings = settings;
        this.covered = covered;
        this.floor = new double[window.cellCount()];
        this.weight = new float[window.cellCount()];
    }

    /**
     * Puts land on a grid.
     *
     * @param toGrid from longitude and latitude to the grid's coordinates
     * @return empty where the map covers no cell's centre
     */
    public static Optional<LandCover> of(Land land, GridExtent extent, Reprojection toGrid, LandSettings settings) {
        Geometry box = toGrid.transform(outline(land));
        Envelope bounds = box.getEnvelopeInternal()
                .intersection(new Envelope(extent.west(), extent.east(), extent.south(), extent.north()));
        if (bounds.isNull() || bounds.getWidth() == 0 || bounds.getHeight() == 0) {
            return Optional.empty();
        }
        GridExtent window = window(extent, bounds);
        BitSet covered = GridRaster.cells(window, box);
        if (covered.isEmpty()) {
            return Optional.empty();
        }
        LandCover cover = new LandCover(extent, window, settings, covered);
        cover.fill(land, toGrid);
        return Optional.of(cover);
    }

    private static Geometry outline(Land land) {
        double west = land.box().southWest().lon();
        double south = land.box().southWest().lat();
        double east = land.box().northEast().lon();
        double north = land.box().northEast().lat();
        double[][] corners = {{west, south}, {east, south}, {east, north}, {west, north}};
        List<Coordinate> ring = new ArrayList<>();
        for (int corner = 0; corner < corners.length; corner++) {
            double[] from = corners[corner];
            double[] to = corners[(corner + 1) % corners.length];
            for (int step = 0; step < BOX_EDGE_STEPS; step++) { // a parallel bends in the grid's plane
                double t = (double) step / BOX_EDGE_STEPS;
                ring.add(new Coordinate(from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])));
            }
        }
        ring.add(ring.get(0).copy());
        return GEOMETRIES.createPolygon(ring.toArray(Coordinate[]::new));
    }

    /** Returns the part of a grid that holds a box inside it. */
    private static GridExtent window(GridExtent extent, Envelope bounds) {
        double cell = extent.cellMetres();
        int west = (int) Math.floor((bounds.getMinX() - extent.west()) / cell);
        int east = (int) Math.min(extent.columns(), Math.ceil((bounds.getMaxX() - extent.west()) / cell));
        int north = (int) Math.floor((extent.north() - bounds.getMaxY()) / cell);
        int south = (int) Math.min(extent.rows(), Math.ceil((extent.north() - bounds.getMinY()) / cell));
        return new GridExtent(
                extent.srid(),
                extent.west() + west * cell,
                extent.north() - north * cell,
                cell,
                Math.max(1, east - west),
                Math.max(1, south - north));
    }

    /** A shape in the grid's coordinates. */
    private record Shape<T>(T of, Geometry outline) {}

    private void fill(Land land, Reprojection toGrid) {
        // The smaller tract is painted over the larger: a garden in a quarter, a village in the fields.
        List<Shape<LandTract>> tracts = land.tracts().stream()
                .map(tract -> new Shape<>(tract, toGrid.transform(tract.outline())))
                .sorted(Comparator.comparingDouble(
                                (Shape<LandTract> tract) -> -tract.outline().getArea())
                        .thenComparing(tract -> tract.of().id()))
                .toList();
        List<List<Shape<Building>>> buildingsOfStrip = new ArrayList<>();
        for (int top = 0; top < window.rows(); top += STRIP_ROWS) {
            buildingsOfStrip.add(new ArrayList<>());
        }
        for (Building building : land.buildings()) {
            Geometry outline = toGrid.transform(building.outline());
            int cell = window.cellAt(
                    outline.getCentroid().getX(), outline.getCentroid().getY());
            if (cell >= 0) {
                buildingsOfStrip.get(window.row(cell) / STRIP_ROWS).add(new Shape<>(building, outline));
            }
        }
        CellShares shares = new CellShares();
        for (int strip = 0; strip < buildingsOfStrip.size(); strip++) {
            int top = strip * STRIP_ROWS;
            int rows = Math.min(STRIP_ROWS, window.rows() - top);
            GridExtent fine = new GridExtent(
                    window.srid(),
                    window.west(),
                    window.north() - top * window.cellMetres(),
                    window.cellMetres() / FINE,
                    window.columns() * FINE,
                    rows * FINE);
            byte[] use = paint(fine, tracts);
            weigh(fine, use, top);
            for (Shape<Building> building : buildingsOfStrip.get(strip)) {
                double living = living(building, fine, use);
                if (living > 0) {
                    shares.forEach(window, building.outline(), (cell, area) -> floor[cell] += area * living);
                }
            }
        }
    }

    private static byte[] paint(GridExtent fine, List<Shape<LandTract>> tracts) {
        byte[] use = new byte[fine.cellCount()];
        for (Shape<LandTract> tract : tracts) {
            byte kind = tract.of().kind() == LandTract.Kind.RESIDENTIAL ? RESIDENTIAL : UNINHABITED;
            GridRaster.forEachRun(
                    fine,
                    tract.outline(),
                    (row, from, to) -> Arrays.fill(use, fine.cell(from, row), fine.cell(0, row) + to, kind));
        }
        return use;
    }

    private void weigh(GridExtent fine, byte[] use, int top) {
        for (int row = 0; row < fine.rows() / FINE; row++) {
            for (int column = 0; column < window.columns(); column++) {
                double sum = 0;
                for (int subRow = row * FINE; subRow < (row + 1) * FINE; subRow++) {
                    for (int subColumn = column * FINE; subColumn < (column + 1) * FINE; subColumn++) {
                        byte kind = use[fine.cell(subColumn, subRow)];
                        sum += kind == RESIDENTIAL ? 1 : kind == UNKNOWN ? settings.unknownLand() : 0;
                    }
                }
                weight[window.cell(column, top + row)] = (float) (sum / (FINE * FINE));
            }
        }
    }

    /** Returns how many floors of a building people live on. */
    private double living(Shape<Building> shape, GridExtent fine, byte[] use) {
        Building building = shape.of();
        double unmapped = building.footprintM2() < settings.lowBelowM2() ? 1 : settings.unknownLevels();
        double levels = building.levels().isPresent() ? building.levels().getAsInt() : unmapped;
        return switch (building.use()) {
            case RESIDENTIAL -> levels;
            case MIXED -> levels - 1;
            case OTHER -> 0;
            case UNKNOWN -> {
                Geometry outline = shape.outline();
                int at = fine.cellAt(
                        outline.getCentroid().getX(), outline.getCentroid().getY());
                byte kind = at < 0 ? UNKNOWN : use[at];
                yield kind == RESIDENTIAL ? levels : kind == UNINHABITED ? 0 : levels * settings.unknownUse();
            }
        };
    }

    LandSettings settings() {
        return settings;
    }

    private int inWindow(int cell) {
        int column = whole.column(cell) - firstColumn;
        int row = whole.row(cell) - firstRow;
        boolean inside = column >= 0 && column < window.columns() && row >= 0 && row < window.rows();
        return inside ? window.cell(column, row) : -1;
    }

    /** Tells whether the map covers the centre of a cell of the whole grid. */
    public boolean covers(int cell) {
        int at = inWindow(cell);
        return at >= 0 && covered.get(at);
    }

    /** Returns the floor area in a cell that people live on, m²; 0 outside the map. */
    public double floorM2(int cell) {
        int at = inWindow(cell);
        return at >= 0 ? floor[at] : 0;
    }

    /** Returns the mean weight of a cell's land: 1 for land for living, 0 where nobody lives, between where unknown. */
    public double weight(int cell) {
        int at = inWindow(cell);
        return at >= 0 ? weight[at] : settings.unknownLand();
    }
}
