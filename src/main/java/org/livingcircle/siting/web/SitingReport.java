package org.livingcircle.siting.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An answer as a page of its own, in both languages, to read and to print: no script, nothing from elsewhere. */
final class SitingReport {

    private static final String STYLE = """
            body{font:15px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#1a1a1a}
            h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.6em}
            table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
            th,td{border-bottom:1px solid #ccc;padding:.3em .5em;text-align:left;vertical-align:top}
            td.n,th.n{text-align:right}
            .badge{border:1px solid #8a5a00;color:#8a5a00;border-radius:.8em;padding:0 .6em;font-size:.85em}
            @media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}
            """;

    /** Why a figure is missing, as the page says it. */
    private static final Map<String, String> WHY = Map.of(
            "first", "最先选入 taken first",
            "needed", "不可缺 needed",
            "apart", "无可比距离 no distance to compare",
            "required", "必选 required",
            "none", "无可替换 no other",
            "work", "未计算 not worked out");

    private final SitingReply reply;
    private final StringBuilder page = new StringBuilder(8192);

    private SitingReport(SitingReply reply) {
        this.reply = reply;
    }

    static String of(SitingReply reply) {
        return new SitingReport(reply).write();
    }

    private String write() {
        SitingReply.Metadata asked = reply.metadata();
        page.append(
                        "<!doctype html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>选址报告 · Siting report</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>选址报告 · Siting report</h1><p>");
        asked.provenance()
                .forEach(word ->
                        page.append("<span class=\"badge\">").append(text(word)).append("</span> "));
        page.append("</p>");
        answer();
        sites();
        uncovered();
        curve();
        heading("参数", "Parameters");
        table(parameters());
        heading("数据与方法", "Data and method");
        table(method());
        notes();
        return page.append("</body></html>").toString();
    }

    private void answer() {
        heading("结果", "Answer");
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("模型 Model", reply.model());
        rows.put("状态 Status", reply.status());
        rows.put(
                "目标值 Objective",
                "%s %s"
                        .formatted(
                                number(reply.objective().value()),
                                reply.objective().unit()));
        rows.put("界 Bound", number(reply.bound()));
        rows.put("差距 Gap", "%.3f %%".formatted(100 * reply.gap()));
        rows.put("平均行程 Mean way", number(reply.objective().mean()));
        rows.put(
                "覆盖 Covered",
                "%s %s (%.1f %%)"
                        .formatted(
                                number(reply.covered().people()),
                                reply.metadata().weightUnit(),
                                100 * reply.covered().share()));
        rows.put("复核 Second count", reply.verifier().verdict());
        table(rows);
    }

    private void sites() {
        heading("选中的地点", "Sites");
        page.append("<table><tr><th>地点 Site</th><th>单位 Unit</th><th>性质 Status</th><th class=\"n\">服务 Served</th>"
                + "<th class=\"n\">负荷 Load</th><th class=\"n\">增益 Adds</th><th class=\"n\">去掉损失 Lost without</th>"
                + "<th>替补 Runner-up</th></tr>");
        for (SitingReply.Selected site : reply.selected()) {
            SitingReply.RunnerUp other = site.runnerUp();
            page.append("<tr><td>")
                    .append(text(name(site.nameZh(), site.nameEn(), site.id())))
                    .append("</td><td>")
                    .append(text(site.unit()))
                    .append("</td><td>")
                    .append(text(site.status()))
                    .append("</td>");
            figure(site.served());
            figure(site.load());
            figure(site.marginalGain(), site.unknown().marginalGain());
            figure(site.lossIfRemoved(), site.unknown().lossIfRemoved());
            page.append("<td>")
                    .append(text(other == null ? why(site.unknown().runnerUp()) : runnerUp(other)))
                    .append("</td></tr>");
        }
        page.append("</table>");
        more();
    }

    /** What only some models say of a site: its farthest people, the site closest to it, its upper level. */
    private void more() {
        Map<String, Object> rows = new LinkedHashMap<>();
        for (SitingReply.Selected site : reply.selected()) {
            SitingReply.Closest closest = site.closest();
            SitingReply.Upper upper = site.upper();
            Long farthest = site.farthest();
            String said = null;
            if (farthest != null) {
                said = "最远服务对象 farthest served: %,d %s"
                        .formatted(farthest, reply.objective().unit());
            } else if (closest != null) {
                said = "最近的选中地点 closest site: %s, %,d m"
                        .formatted(name(closest.nameZh(), closest.nameEn(), closest.id()), closest.distance());
            } else if (upper != null) {
                said = "上级 upper level: 服务 serves %s, 去掉损失 lost without %s"
                        .formatted(number(upper.served()), number(upper.lossIfRemoved()));
            }
            if (said != null) {
                rows.put(name(site.nameZh(), site.nameEn(), site.id()), said);
            }
        }
        table(rows);
    }

    private String runnerUp(SitingReply.RunnerUp other) {
        return "%s (%s)".formatted(name(other.nameZh(), other.nameEn(), other.id()), number(other.objective()));
    }

    private static @Nullable String why(@Nullable String unknown) {
        return unknown == null ? null : WHY.getOrDefault(unknown, unknown);
    }

    private void uncovered() {
        heading("未覆盖", "Left out");
        if (reply.uncovered().byUnit().isEmpty()) {
            page.append("<p>无 Nobody.</p>");
            return;
        }
        page.append("<table><tr><th>单位 Unit</th><th class=\"n\">数量 Amount, ")
                .append(text(reply.metadata().weightUnit()))
                .append("</th><th class=\"n\">占比 Share</th></tr>");
        for (SitingReply.UnitCount unit : reply.uncovered().byUnit()) {
            page.append("<tr><td>")
                    .append(text(name(unit.nameZh(), unit.nameEn(), unit.code())))
                    .append("</td>");
            figure(unit.people());
            page.append("<td class=\"n\">%.1f %%</td></tr>".formatted(100 * unit.share()));
        }
        page.append("</table>");
    }

    private void curve() {
        if (reply.curve().isEmpty()) {
            return;
        }
        heading("数量与效果", "Trade-off");
        page.append(
                "<table><tr><th class=\"n\">p</th><th class=\"n\">目标值 Objective</th><th class=\"n\">界 Bound</th><th>已证明 Proved</th></tr>");
        for (SitingReply.CurvePoint point : reply.curve()) {
            page.append("<tr><td class=\"n\">")
                    .append(point.p())
                    .append(point.p() == reply.planP() ? " ◀" : "")
                    .append("</td>");
            figure(point.value());
            figure(point.bound());
            page.append("<td>").append(point.proven() ? "✓" : "–").append("</td></tr>");
        }
        page.append("</table>");
    }

    private Map<String, Object> parameters() {
        SitingReply.Metadata asked = reply.metadata();
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("p", reply.planP());
        rows.put("限值 Limit", asked.limit() == null ? null : "%d %s".formatted(asked.limit(), asked.limitUnit()));
        rows.put(
                "出行 Travel", "%s, %s, %s, %s".formatted(asked.metric(), asked.engine(), asked.mode(), asked.profile()));
        rows.put("冬季 Winter", asked.winter());
        rows.put("需求 Demand", "%s, %s, %s".formatted(asked.weight(), asked.area(), asked.by()));
        rows.put("单位 Units", asked.units().isEmpty() ? "全部 all" : String.join(", ", asked.units()));
        rows.put("备选 Sites considered", asked.sites());
        rows.put(
                "现有设施 Existing",
                asked.service() == null ? null : "%s: %s".formatted(asked.service(), asked.existing()));
        rows.put("间距 Spacing", asked.spacingMetres() == 0 ? null : asked.spacingMetres() + " m");
        rows.put("容量 Capacity", asked.capacityPerSite());
        rows.put("下限 Floor", asked.floorShare());
        rows.put("目标占比 Least share", asked.leastShare());
        rows.put("种子 Seed", reply.seed());
        rows.put("时限 Time limit", asked.timeLimitSeconds() + " s");
        return rows;
    }

    private Map<String, Object> method() {
        SitingReply.Metadata asked = reply.metadata();
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("数据版本 Data version", asked.dataVersion());
        rows.put("求解 Engine", reply.engine());
        rows.put("方法 Method", "src/docs/method/siting.md");
        rows.put("来源 Sources", String.join("; ", asked.attribution()));
        return rows;
    }

    private void notes() {
        if (reply.feasibility().isEmpty()) {
            return;
        }
        heading("说明", "Notes");
        page.append("<ul>");
        reply.feasibility()
                .forEach(note -> page.append("<li>").append(text(note)).append("</li>"));
        page.append("</ul>");
    }

    private void heading(String zh, String en) {
        page.append("<h2>").append(zh).append(" · ").append(en).append("</h2>");
    }

    private void table(Map<String, Object> rows) {
        page.append("<table>");
        rows.forEach((name, value) -> {
            if (value != null && !"–".equals(value)) {
                page.append("<tr><th>")
                        .append(text(name))
                        .append("</th><td>")
                        .append(text(value.toString()))
                        .append("</td></tr>");
            }
        });
        page.append("</table>");
    }

    private void figure(@Nullable Double value, @Nullable String unknown) {
        page.append("<td class=\"n\">")
                .append(value == null ? text(why(unknown)) : number(value))
                .append("</td>");
    }

    private void figure(@Nullable Double value) {
        page.append("<td class=\"n\">").append(number(value)).append("</td>");
    }

    private static String number(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String name(@Nullable String zh, @Nullable String en, String id) {
        List<String> parts = Stream.of(zh, en)
                .filter(part -> part != null && !part.isBlank())
                .map(String::valueOf)
                .distinct()
                .toList();
        return parts.isEmpty() ? id : String.join(" ", parts);
    }

    private static String text(@Nullable String plain) {
        return plain == null
                ? "–"
                : plain.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
