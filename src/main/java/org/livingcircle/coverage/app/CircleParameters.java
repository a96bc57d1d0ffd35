package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.livingcircle.coverage.app.PlanCircleAnswer.Parameter;
import org.livingcircle.pack.LocalText;
import org.livingcircle.streets.StrategicSettings;
import org.livingcircle.streets.StreetGrid;

/** Every number and choice that the answer on a circle rests on, and whether the plan leaves it open. */
final class CircleParameters {

    private CircleParameters() {}

    /** Lists what an answer rests on. */
    static List<Parameter> of(Snapshot snapshot, PlanCircleQuery query) {
        StrategicSettings settings = query.settings();
        List<Parameter> parameters = new ArrayList<>();
        boolean planned = query.minutes() == query.circle().minutes();
        String statement = snapshot.city()
                .planCircles()
                .statements()
                .getOrDefault(query.circle().wireName(), "");
        parameters.add(new Parameter(
                "minutes",
                query.minutes(),
                "min",
                planned
                        ? new LocalText("规划原文 " + statement, "Stated by the plan " + statement)
                        : new LocalText("请求给定", "Given by the request"),
                !planned));
        parameters.add(parameter(
                query,
                "year",
                query.year(),
                "",
                new LocalText("该年12月31日的路网", "The network as it was on the last day of the year")));
        parameters.add(origin(query));
        addRoads(parameters, snapshot, query);
        if (query.circle() == PlanCircle.RAILWAY) {
            parameters.add(parameter(
                    query,
                    "vehicleOnly",
                    query.vehicleOnly(),
                    "",
                    new LocalText("规划未说明是否含候车与接驳", "The plan does not say whether waiting and access count")));
            parameters.add(assumed(query, "waitMinutes", query.waitMinutes(), "min"));
            parameters.add(assumed(query, "egressMinutes", query.egressMinutes(), "min"));
            parameters.add(assumed(query, "accessMinutes", query.accessMinutes(), "min"));
            parameters.add(assumed(query, "transferMinutes", query.transferMinutes(), "min"));
            query.conventionalKmh().ifPresent(kmh -> parameters.add(assumed(query, "conventionalKmh", kmh, "km/h")));
            parameters.add(parameter(
                    query,
                    "lines",
                    query.lines().isEmpty()
                            ? "all"
                            : String.join(",", query.lines().stream().sorted().toList()),
                    "",
                    new LocalText("规划未指明线路", "The plan names no line")));
        }
        parameters.add(assumed(query, "expresswayKmh", settings.expresswayKmh(), "km/h"));
        parameters.add(assumed(query, "corridorKmh", settings.corridorKmh(), "km/h"));
        parameters.add(assumed(query, "localKmh", settings.localKmh(), "km/h"));
        parameters.add(assumed(query, "coreKmh", settings.coreKmh(), "km/h"));
        parameters.add(assumed(query, "accessKmh", settings.access().kmh(), "km/h"));
        parameters.add(assumed(query, "accessDetour", settings.access().detour(), "ratio"));
        parameters.add(assumed(query, "accessLimitMetres", settings.access().limitMetres(), "m"));
        return parameters;
    }

    private static Parameter origin(PlanCircleQuery query) {
        if (query.mainCity().isEmpty()) {
            return parameter(query, "origin", "centre", "", new LocalText("中心点", "A point"));
        }
        return query.drawn()
                ? new Parameter(
                        "origin",
                        "edge",
                        "",
                        new LocalText("请求绘制的主城区边界", "Edge of the area that the request drew"),
                        true)
                : new Parameter(
                        "origin",
                        "edge",
                        "",
                        new LocalText(
                                "推定的主城区边界，规划未给出", "Edge of the main city as the pack draws it; the plan gives none"),
                        true);
    }

    private static Parameter assumed(PlanCircleQuery query, String name, Object value, String unit) {
        return parameter(query, name, value, unit, new LocalText("数据包中的假设", "Assumed, setting of the pack"));
    }

    private static Parameter parameter(
            PlanCircleQuery query, String name, Object value, String unit, LocalText otherwise) {
        LocalText basis = query.asked().contains(name) ? new LocalText("请求给定", "Given by the request") : otherwise;
        return new Parameter(name, value, unit, basis, true);
    }

    private static void addRoads(List<Parameter> parameters, Snapshot snapshot, PlanCircleQuery query) {
        parameters.add(parameter(
                query,
                "roads",
                query.roads().wireName(),
                "",
                new LocalText(
                        "规划未指明路网；有导入道路处用道路，否则用乡镇间连线",
                        "The plan does not say on which roads; streets where any are imported, else the links between"
                                + " townships")));
        if (query.roads() != CircleRoads.STREETS) {
            return;
        }
        parameters.add(new Parameter(
                "direction",
                query.circle() == PlanCircle.RAILWAY ? "toStation" : "fromOrigin",
                "",
                new LocalText("规划未说明行驶方向", "The plan does not say which way one drives"),
                true));
        parameters.add(assumed(query, "streetKmh", speeds(snapshot), "km/h"));
        parameters.add(assumed(
                query, "streetAccessKmh", snapshot.joinedRoads().walker().kmh(), "km/h"));
        parameters.add(assumed(query, "streetAccessLimitMetres", StreetGrid.SNAP_METRES, "m"));
    }

    /** Says how fast one drives on streets: as tagged, but for some classes. */
    private static String speeds(Snapshot snapshot) {
        String classes = snapshot.streets().speeds().byClass().entrySet().stream()
                .filter(entry -> entry.getValue().driveKmh() > 0)
                .map(entry -> "%s %.0f"
                        .formatted(entry.getKey().wireName(), entry.getValue().driveKmh()))
                .collect(Collectors.joining(", "));
        return classes.isEmpty() ? "as tagged" : "as tagged, at most: " + classes;
    }
}
