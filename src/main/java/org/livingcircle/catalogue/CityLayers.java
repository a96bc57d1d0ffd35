package org.livingcircle.catalogue;

import static org.livingcircle.catalogue.GeometryKind.LINE;
import static org.livingcircle.catalogue.GeometryKind.NONE;
import static org.livingcircle.catalogue.GeometryKind.POINT;
import static org.livingcircle.catalogue.GeometryKind.POLYGON;
import static org.livingcircle.catalogue.PropertyType.BOOLEAN;
import static org.livingcircle.catalogue.PropertyType.DATE;
import static org.livingcircle.catalogue.PropertyType.INTEGER;
import static org.livingcircle.catalogue.PropertyType.NUMBER;
import static org.livingcircle.catalogue.PropertyType.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The collections every city has, in the order they are listed. */
public final class CityLayers {

    private static final Property CODE = property("code", "layer.code", TEXT, "代码", "Code");
    private static final Property ID = property("id", "layer.id", TEXT, "编号", "Id");
    private static final Property NAME_ZH = property("nameZh", "layer.name_zh", TEXT, "名称", "Chinese name");
    private static final Property NAME_EN = property("nameEn", "layer.name_en", TEXT, "英文名称", "English name");
    private static final Property KIND = property("kind", "layer.kind", TEXT, "类别", "Kind");
    private static final Property UNIT = property("unitCode", "layer.unit_code", TEXT, "所属区县", "Unit");
    private static final Property NOTE = property("note", "layer.note", TEXT, "说明", "Note");
    private static final Property INDICATOR = property("indicator", "layer.indicator", TEXT, "指标", "Indicator");
    private static final Property YEAR = property("year", "layer.year", INTEGER, "年份", "Year");

    /** What every record says of its own origin. */
    private static final List<Property> ORIGIN = List.of(
            property("provenance", "layer.provenance", TEXT, "来源类别", "Provenance"),
            property("source", "layer.source", TEXT, "来源", "Source"),
            property("vintage", "layer.vintage", TEXT, "年代", "Vintage"),
            property("confidence", "layer.confidence", TEXT, "可信度", "Confidence"));

    /** A table of imported land with the origin of the import. */
    private static final String MAPPED =
            "(SELECT m.*, 'open' AS provenance, v.source, v.vintage, NULL::text AS confidence"
                    + " FROM %s m CROSS JOIN land_version v)";

    /** Those of the tables that are archived when a scenario is over them. */
    private static final Set<String> KEPT = Set.of(
            "units",
            "townships",
            "places",
            "satellite-cities",
            "sub-centres",
            "key-towns",
            "river",
            "bridges",
            "roads",
            "rail-stations",
            "main-city",
            "facilities",
            "plan-targets",
            "unit-figures",
            "data-quality");

    private static final List<Property> PLACE = List.of(
            ID,
            NAME_ZH,
            NAME_EN,
            KIND,
            property("role", "layer.role", TEXT, "规划角色", "Role in the plan"),
            UNIT,
            property("accuracyM", "layer.accuracy_m", INTEGER, "精度（米）", "Accuracy in metres"),
            NOTE);

    private static final List<Layer> ALL = List.of(
            layer(
                    "units",
                    new Title("区县", "Administrative units"),
                    new Title("现行的区、县、县级市", "Districts, counties and county cities as they are today"),
                    "unit",
                    "layer.code",
                    POLYGON,
                    CODE,
                    NAME_ZH,
                    NAME_EN,
                    KIND,
                    property("validFrom", "layer.valid_from", DATE, "生效日期", "Valid from"),
                    property("validTo", "layer.valid_to", DATE, "失效日期", "Valid to, exclusive")),
            dated(layer(
                    "unit-versions",
                    new Title("区县沿革", "Units and their earlier versions"),
                    new Title("所有版本，可按日期查询", "All versions; ask for a day with datetime"),
                    "unit_version",
                    "layer.id",
                    POLYGON,
                    ID,
                    CODE,
                    NAME_ZH,
                    NAME_EN,
                    KIND,
                    property("validFrom", "layer.valid_from", DATE, "生效日期", "Valid from"),
                    property("validTo", "layer.valid_to", DATE, "失效日期", "Valid to, exclusive"))),
            layer(
                    "townships",
                    new Title("乡镇街道", "Townships"),
                    new Title(
                            "街道、镇、乡；面为模拟的泰森多边形，有街道界线处用其界线，中心未知者无面",
                            "Subdistricts, towns and townships; areas are modelled, or mapped where OpenStreetMap has the border,"
                                    + " and absent where the centre is unknown"),
                    "township",
                    "layer.code",
                    POLYGON,
                    CODE,
                    UNIT,
                    NAME_ZH,
                    NAME_EN,
                    KIND,
                    property("communities", "layer.communities", INTEGER, "社区数", "Communities"),
                    property("villages", "layer.villages", INTEGER, "村数", "Villages"),
                    property("otherUnits", "layer.other_units", INTEGER, "其他单位数", "Other units"),
                    property("people", "layer.people", NUMBER, "人口（模拟）", "People, modelled"),
                    property("centreLon", "ST_X(layer.centre)", NUMBER, "中心经度", "Longitude of the centre"),
                    property("centreLat", "ST_Y(layer.centre)", NUMBER, "中心纬度", "Latitude of the centre"),
                    property("areaProvenance", "layer.area_provenance", TEXT, "面的来源类别", "Provenance of the area"),
                    property("areaSource", "layer.area_source", TEXT, "面的来源", "Source of the area")),
            layer(
                    "population-change",
                    new Title("人口修正", "Change of the population surface"),
                    new Title(
                            "导入建筑物和用地后各区县、乡镇街道的人口变化",
                            "What imported buildings, land use and borders changed, for the city, units and townships"),
                    "(SELECT c.*, coalesce(t.geom, u.geom) AS geom FROM population_change c"
                            + " LEFT JOIN township t ON c.zone = 'township' AND t.code = c.id"
                            + " LEFT JOIN unit u ON c.zone = 'unit' AND u.code = c.id)",
                    "layer.id",
                    "layer.place",
                    POLYGON,
                    ID,
                    property("zone", "layer.zone", TEXT, "范围", "City, unit or township"),
                    UNIT,
                    NAME_ZH,
                    NAME_EN,
                    property("before", "layer.people_before", NUMBER, "修正前人口", "People before"),
                    property("after", "layer.people_after", NUMBER, "修正后人口", "People after"),
                    property("moved", "layer.moved", NUMBER, "移动人口", "People moved: half the sum of changes by cell"),
                    property("movedShare", "layer.moved_share", NUMBER, "移动比例", "Moved over before"),
                    property(
                            "densestBefore",
                            "layer.densest_before",
                            NUMBER,
                            "修正前最密（人/公顷）",
                            "Fullest cell before, people/ha"),
                    property(
                            "densestAfter",
                            "layer.densest_after",
                            NUMBER,
                            "修正后最密（人/公顷）",
                            "Fullest cell after, people/ha"),
                    property("floorM2", "layer.floor_m2", NUMBER, "居住建筑面积（平方米）", "Floor people can live on, m²"),
                    property(
                            "completeness",
                            "layer.completeness",
                            NUMBER,
                            "建筑完整度",
                            "Floor mapped over floor needed; none where nothing is mapped")),
            layer(
                    "buildings",
                    new Title("建筑物", "Buildings"),
                    new Title("导入的建筑轮廓；层数未知者为空", "Imported footprints; levels are empty where not mapped"),
                    MAPPED.formatted("land_building"),
                    "layer.id",
                    POLYGON,
                    ID,
                    property("use", "layer.use", TEXT, "用途", "Use"),
                    property("levels", "layer.levels", INTEGER, "层数", "Levels"),
                    property("footprintM2", "layer.footprint_m2", NUMBER, "占地（平方米）", "Footprint, m²")),
            layer(
                    "land-use",
                    new Title("用地", "Land use"),
                    new Title("导入的居住用地与无人居住用地", "Imported land for living, and land that nobody lives on"),
                    MAPPED.formatted("land_tract"),
                    "layer.id",
                    POLYGON,
                    ID,
                    KIND),
            layer(
                    "subdistrict-areas",
                    new Title("街道界线", "Subdistrict areas"),
                    new Title("导入的街道、乡镇界线，未裁剪", "Imported borders of subdistricts and towns, not cut at the units"),
                    MAPPED.formatted("street_polygon"),
                    "layer.id",
                    POLYGON,
                    ID,
                    NAME_ZH),
            places("places", "place", new Title("地点", "Places"), new Title("中心、车站与城镇", "Seats, stations and towns")),
            places(
                    "satellite-cities",
                    "(SELECT * FROM place WHERE role = 'satellite_city')",
                    new Title("卫星城", "Satellite cities"),
                    new Title("规划的卫星城", "The plan's satellite cities")),
            places(
                    "sub-centres",
                    "(SELECT * FROM place WHERE role = 'sub_centre')",
                    new Title("副中心", "Sub-centres"),
                    new Title("规划的副中心", "The plan's sub-centres")),
            places(
                    "key-towns",
                    "(SELECT * FROM place WHERE role IN ('key_town', 'key_town_candidate'))",
                    new Title("重点镇", "Key towns"),
                    new Title("重点镇及候选镇", "The plan's key towns and the candidates")),
            layer(
                    "belts",
                    new Title("发展带", "Development belts"),
                    new Title("规划的发展带；未命名者无线", "The plan's belts; those it leaves unnamed have no line"),
                    "belt",
                    "layer.id",
                    LINE,
                    ID,
                    NAME_ZH,
                    NAME_EN,
                    property("named", "layer.named", BOOLEAN, "是否命名", "Named in the plan"),
                    NOTE),
            layer(
                    "river",
                    new Title("河流", "River"),
                    new Title("阻隔步行的河流", "The river that walking cannot cross but on bridges"),
                    "river",
                    "layer.id",
                    LINE,
                    ID,
                    NAME_ZH,
                    NAME_EN,
                    property("widthM", "layer.width_m", INTEGER, "宽度（米）", "Width in metres")),
            layer(
                    "bridges",
                    new Title("桥梁", "Bridges"),
                    new Title("跨河桥梁；位置未知者无点", "Bridges over the river; no point where the place is unknown"),
                    "bridge",
                    "layer.id",
                    POINT,
                    ID,
                    NAME_ZH,
                    NAME_EN,
                    property("carries", "layer.carries", TEXT, "承载", "Carries"),
                    property("lengthM", "layer.length_m", INTEGER, "长度（米）", "Length in metres")),
            layer(
                    "roads",
                    new Title("道路联系", "Road links"),
                    new Title("战略道路，两端直连", "Strategic roads, drawn straight between their ends"),
                    "road_link",
                    "layer.id",
                    LINE,
                    ID,
                    property("fromName", "layer.from_name", TEXT, "起点", "From"),
                    property("toName", "layer.to_name", TEXT, "终点", "To"),
                    property("kilometres", "layer.kilometres", NUMBER, "公里", "Kilometres"),
                    property("corridor", "layer.corridor", TEXT, "通道", "Corridor"),
                    property("area", "layer.area", TEXT, "范围", "Area"),
                    property("class", "layer.class", TEXT, "等级", "Class"),
                    property("opened", "layer.opened", DATE, "开通日期", "Opened")),
            layer(
                    "streets",
                    new Title("街道", "Streets"),
                    new Title(
                            "导入的道路，© OpenStreetMap contributors，ODbL 1.0；未导入则为空",
                            "Streets as imported, © OpenStreetMap contributors, ODbL 1.0; empty where none have been"),
                    "street",
                    "layer.id::text",
                    "layer.id",
                    LINE,
                    property("name", "layer.name", TEXT, "名称", "Name, else the road's number"),
                    property("roadClass", "layer.road_class", TEXT, "道路等级", "Road class"),
                    property("oneway", "layer.oneway", BOOLEAN, "机动车单行", "One-way for driving"),
                    property("bridge", "layer.bridge", BOOLEAN, "桥梁", "On a bridge"),
                    property("tunnel", "layer.tunnel", BOOLEAN, "隧道", "In a tunnel"),
                    property("walk", "layer.walk", TEXT, "步行", "Walking: both, forward, backward or no"),
                    property("cycle", "layer.cycle", TEXT, "骑行", "Cycling: both, forward, backward or no"),
                    property("drive", "layer.drive", TEXT, "驾车", "Driving: both, forward, backward or no"),
                    property("wheelchair", "layer.wheelchair", BOOLEAN, "轮椅可行", "Passable in a wheelchair"),
                    property("driveKmh", "layer.drive_kmh", INTEGER, "车速（公里/时）", "Driving speed by the tags, km/h"),
                    property("lengthM", "layer.length_m", NUMBER, "长度（米）", "Length in metres"),
                    property("osmWay", "layer.osm_way", INTEGER, "OSM 路线编号", "OpenStreetMap way")),
            layer(
                    "expressways",
                    new Title("高速公路", "Expressways"),
                    new Title("高速公路一览（无线形）", "The expressways by name, without a course"),
                    "expressway",
                    "layer.ref",
                    NONE,
                    property("ref", "layer.ref", TEXT, "编号", "Reference"),
                    NAME_ZH,
                    NAME_EN,
                    property("serves", "layer.serves", TEXT, "服务", "Serves"),
                    property("status", "layer.status", TEXT, "状态", "Status"),
                    property("opened", "layer.opened", DATE, "开通日期", "Opened")),
            layer(
                    "rail",
                    new Title("铁路", "Rail"),
                    new Title("经车站相连的铁路", "Railways, drawn through their stations"),
                    "rail",
                    "layer.id",
                    LINE,
                    ID,
                    NAME_ZH,
                    NAME_EN,
                    property("opened", "layer.opened", TEXT, "开通", "Opened"),
                    property("minutesNote", "layer.minutes_note", TEXT, "时间说明", "Note on travel time")),
            layer(
                    "rail-stations",
                    new Title("铁路车站", "Railway stations"),
                    new Title("按线路的车站与推算时间", "Stations by line, with estimated minutes"),
                    "rail_station",
                    "layer.id",
                    POINT,
                    ID,
                    property("line", "layer.line", TEXT, "线路", "Line"),
                    NAME_ZH,
                    NAME_EN,
                    UNIT,
                    property("kilometres", "layer.kilometres", NUMBER, "公里", "Kilometres along the line"),
                    property("minutes", "layer.minutes", NUMBER, "分钟", "Minutes from the first station"),
                    property("opened", "layer.opened", DATE, "开通日期", "Opened"),
                    property("hub", "layer.hub", BOOLEAN, "主城区车站", "In the main city"),
                    property("accuracyM", "layer.accuracy_m", INTEGER, "精度（米）", "Accuracy in metres")),
            layer(
                    "main-city",
                    new Title("主城区", "Main city"),
                    new Title("推定的主城区范围，圈层由此起算", "Its outline as drawn, from which the plan's circles are measured"),
                    "main_city",
                    "layer.id",
                    POLYGON,
                    ID,
                    NAME_ZH,
                    NAME_EN,
                    NOTE),
            layer(
                    "facilities",
                    new Title("设施", "Facilities"),
                    new Title("为人服务的地点", "The places that serve people"),
                    "facility",
                    "layer.id",
                    POINT,
                    ID,
                    KIND,
                    property("level", "layer.level", TEXT, "等级", "Level"),
                    NAME_ZH,
                    NAME_EN,
                    UNIT,
                    property("townshipCode", "layer.township_code", TEXT, "所属乡镇街道", "Township"),
                    property("beds", "layer.beds", INTEGER, "床位", "Beds"),
                    property("nursingBeds", "layer.nursing_beds", INTEGER, "护理型床位", "Nursing beds"),
                    property("ownership", "layer.ownership", TEXT, "所有制", "Ownership"),
                    property("locationNote", "layer.location_note", TEXT, "位置说明", "Note on the place")),
            layer(
                    "plan-targets",
                    new Title("规划目标", "Plan targets"),
                    new Title("规划的各项表述", "The plan's statements, one by one"),
                    "plan_target",
                    "layer.id",
                    NONE,
                    ID,
                    property("plan", "layer.plan", TEXT, "规划", "Plan"),
                    property("chapter", "layer.chapter", TEXT, "章节", "Chapter"),
                    property("sourceLine", "layer.source_line", TEXT, "原文行", "Line in the source"),
                    KIND,
                    property("statementZh", "layer.statement_zh", TEXT, "表述", "Statement"),
                    property("summaryEn", "layer.summary_en", TEXT, "英文摘要", "Summary"),
                    property("places", "layer.places", TEXT, "地点", "Places"),
                    property("spatialUnit", "layer.spatial_unit", TEXT, "空间单元", "Spatial unit"),
                    INDICATOR,
                    property("quantity", "layer.quantity", TEXT, "数量", "Quantity"),
                    property("unit", "layer.unit", TEXT, "单位", "Unit of measure"),
                    property("baselineYear", "layer.baseline_year", TEXT, "基准年", "Baseline year"),
                    property("baselineValue", "layer.baseline_value", TEXT, "基准值", "Baseline value"),
                    property("comparator", "layer.comparator", TEXT, "比较", "Comparator"),
                    property("targetYear", "layer.target_year", TEXT, "目标年", "Target year"),
                    property("targetValue", "layer.target_value", TEXT, "目标值", "Target value"),
                    property("gisTask", "layer.gis_task", TEXT, "分析任务", "Analysis it asks for"),
                    property("dataNeeded", "layer.data_needed", TEXT, "所需数据", "Data needed"),
                    property("dqFlags", "layer.dq_flags", TEXT, "质量标记", "Data-quality notes")),
            layer(
                    "evaluation",
                    new Title("规划评估", "Evaluation"),
                    new Title("目标与实际", "Targets against what came"),
                    "evaluation_record",
                    "layer.id::text",
                    "layer.id",
                    NONE,
                    INDICATOR,
                    property("targetId", "layer.target_id", TEXT, "目标编号", "Plan target"),
                    property("target", "layer.target", TEXT, "目标", "Target"),
                    property("actual", "layer.actual", TEXT, "实际", "Actual"),
                    property("year", "layer.year", TEXT, "年份", "Year"),
                    property("met", "layer.met", TEXT, "是否达到", "Met"),
                    NOTE),
            layer(
                    "census",
                    new Title("人口普查", "Census"),
                    new Title("按区县、性别、年龄组的普查人口", "Census people by unit, sex and age group"),
                    "census",
                    "concat_ws('-', layer.unit_code, layer.year, layer.sex, layer.age_group)",
                    "layer.unit_code, layer.year, layer.sex, layer.age_group",
                    NONE,
                    UNIT,
                    YEAR,
                    property("sex", "layer.sex", TEXT, "性别", "Sex"),
                    property("ageGroup", "layer.age_group", TEXT, "年龄组", "Age group"),
                    property("people", "layer.people", INTEGER, "人口", "People")),
            layer(
                    "unit-figures",
                    new Title("区县指标", "Figures of the units"),
                    new Title("统计公布的区县数值", "Published figures by unit and year"),
                    "unit_figure",
                    "concat_ws('-', layer.unit_code, layer.year, layer.indicator)",
                    "layer.unit_code, layer.year, layer.indicator",
                    NONE,
                    UNIT,
                    YEAR,
                    INDICATOR,
                    property("value", "layer.value", NUMBER, "数值", "Value"),
                    property("unit", "layer.unit", TEXT, "单位", "Unit of measure")),
            layer(
                    "data-quality",
                    new Title("数据质量", "Data-quality notes"),
                    new Title("规划与数据中的问题及处理", "What is wrong in plan and data, and what was done"),
                    "data_quality_note",
                    "layer.id",
                    NONE,
                    ID,
                    property("location", "layer.location", TEXT, "位置", "Where"),
                    property("issueZh", "layer.issue_zh", TEXT, "问题", "Issue in Chinese"),
                    property("issueEn", "layer.issue_en", TEXT, "英文问题", "Issue in English"),
                    property("evidence", "layer.evidence", TEXT, "依据", "Evidence"),
                    property("handling", "layer.handling", TEXT, "处理", "Handling"),
                    property("severity", "layer.severity", TEXT, "严重程度", "Severity")));

    private CityLayers() {}

    public static List<Layer> list() {
        return ALL;
    }

    public static Optional<Layer> find(String id) {
        return ALL.stream().filter(layer -> layer.id().equals(id)).findFirst();
    }

    private static Layer places(String id, String source, Title title, Title description) {
        return layer(id, title, description, source, "layer.id", POINT, PLACE.toArray(Property[]::new));
    }

    private static Layer layer(
            String id,
            Title title,
            Title description,
            String source,
            String idSql,
            GeometryKind geometry,
            Property... properties) {
        return layer(id, title, description, source, idSql, idSql, geometry, properties);
    }

    private static Layer layer(
            String id,
            Title title,
            Title description,
            String source,
            String idSql,
            String sortSql,
            GeometryKind geometry,
            Property... properties) {
        List<Property> all =
                Stream.concat(Arrays.stream(properties), ORIGIN.stream()).toList();
        return new Layer(id, title, description, source, idSql, sortSql, geometry, KEPT.contains(id), false, all);
    }

    private static Layer dated(Layer layer) {
        return new Layer(
                layer.id(),
                layer.title(),
                layer.description(),
                layer.source(),
                layer.idSql(),
                layer.sortSql(),
                layer.geometry(),
                layer.isKept(),
                true,
                layer.properties());
    }

    private static Property property(String name, String sql, PropertyType type, String zh, String en) {
        return new Property(name, sql, type, new Title(zh, en));
    }
}
