package org.livingcircle.pack.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.livingcircle.pack.LayerRow;
import org.livingcircle.pack.Spot;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** What units must be to each other: one version of a code at a time, and no two on the same ground. */
final class UnitRules {

    /** The part of the smaller of two units that a generalised border may share with its neighbour. */
    private static final double SLIVER = 0.02;

    private final Issues.InFile issues;
    private final LocalDate referenceDate;

    UnitRules(Issues.InFile issues, LocalDate referenceDate) {
        this.issues = issues;
        this.referenceDate = referenceDate;
    }

    void check(List<LayerRow> units) {
        List<LayerRow> current = new ArrayList<>();
        for (LayerRow unit : units) {
            validity(unit);
            if (unit.value("valid_to") == null) {
                current.add(unit);
            }
        }
        if (current.isEmpty()) {
            issues.error(
                    new Spot.WholeFile(),
                    "valid_to",
                    "no unit is current",
                    "",
                    "Leave valid_to null for the units of today.");
        }
        for (int i = 0; i < units.size(); i++) {
            for (int j = i + 1; j < units.size(); j++) {
                if (units.get(i).text("code").equals(units.get(j).text("code"))) {
                    sameCode(units.get(i), units.get(j));
                }
            }
        }
        for (int i = 0; i < current.size(); i++) {
            for (int j = i + 1; j < current.size(); j++) {
                overlap(current.get(i), current.get(j));
            }
        }
    }

    private void validity(LayerRow unit) {
        LocalDate from = unit.findDay("valid_from").orElse(LocalDate.MIN);
        LocalDate to = unit.findDay("valid_to").orElse(LocalDate.MAX);
        if (!from.isBefore(to)) {
            issues.error(
                    unit,
                    "valid_to",
                    "valid to a day not after valid_from",
                    "%s to %s".formatted(from, to),
                    "valid_to is the first day the version no longer holds.");
        } else if (unit.value("valid_to") == null && from.isAfter(referenceDate)) {
            issues.error(
                    unit,
                    "valid_from",
                    "a current unit that begins after the reference date",
                    "%s, reference date %s".formatted(from, referenceDate),
                    "Correct valid_from, or the referenceDate of pack.yml.");
        } else if (unit.value("valid_to") != null && to.isAfter(referenceDate)) {
            issues.error(
                    unit,
                    "valid_to",
                    "a unit that ends after the reference date",
                    "%s, reference date %s".formatted(to, referenceDate),
                    "Leave valid_to null for a unit that is valid on the reference date.");
        }
    }

    private void sameCode(LayerRow first, LayerRow second) {
        LocalDate firstFrom = first.findDay("valid_from").orElse(LocalDate.MIN);
        LocalDate firstTo = first.findDay("valid_to").orElse(LocalDate.MAX);
        LocalDate secondFrom = second.findDay("valid_from").orElse(LocalDate.MIN);
        LocalDate secondTo = second.findDay("valid_to").orElse(LocalDate.MAX);
        if (firstFrom.isBefore(secondTo) && secondFrom.isBefore(firstTo)) {
            issues.error(
                    second,
                    "code",
                    "duplicate code, also at %s".formatted(first.spot()),
                    second.text("code"),
                    "Remove one, or give the versions of a unit validity dates that do not overlap.");
        }
    }

    private void overlap(LayerRow first, LayerRow second) {
        Geometry a = first.geometry();
        Geometry b = second.geometry();
        if (!a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())) {
            return;
        }
        Geometry both = OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION);
        double share = both.getArea() / Math.min(a.getArea(), b.getArea());
        if (share > SLIVER) {
            var at = both.getInteriorPoint().getCoordinate();
            issues.error(
                    second,
                    "geometry",
                    "overlaps unit %s by %.1f %% of the smaller near %.4f, %.4f"
                            .formatted(first.text("code"), 100 * share, at.x, at.y),
                    second.text("code"),
                    "Cut the outlines so that each place belongs to one unit.");
        }
    }
}
