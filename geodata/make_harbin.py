#!/usr/bin/env python3
"""Writes the data files of the Harbin city pack from a folder of facts.

    python3 geodata/make_harbin.py [FACTS_FOLDER]

Same facts, same bytes: rows keep the order of their source or are sorted, random choices are seeded, numbers are
rounded before they are written. pack.yml and SOURCES.md are written by hand. SOURCES.md says for each file where it
comes from and what is estimated or synthetic in it.
"""

import csv
import hashlib
import heapq
import json
import math
import random
import re
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACK = HERE / "harbin"
FACTS = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "../../shared/facts"

OSM = "© OpenStreetMap contributors (ODbL)"
SEED = 20151231  # end of the year of the published eldercare totals
RIVER_WIDTH = 600  # metres, estimated: no width in the sources
CORE_BOX = (126.506, 45.658, 126.772, 45.831)  # west, south, east, north of the core, where facilities were surveyed


# ---------------------------------------------------------------- reading and writing

def facts(name):
    with open(FACTS / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def mark(provenance, source, vintage, confidence):
    """The four columns that every record carries."""
    return {"provenance": provenance, "source": source, "vintage": vintage, "confidence": confidence}


def write_csv(name, rows):
    with open(PACK / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{name}: {len(rows)}")


def write_geojson(name, features):
    lines = [json.dumps({"type": "Feature", "properties": properties, "geometry": geometry},
                        ensure_ascii=False, separators=(",", ":")) for properties, geometry in features]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    (PACK / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines)}")


def line(points):
    return {"type": "LineString", "coordinates": [list(point) for point in points]}


def names(name):
    """name_zh holds a name with Chinese characters, name_en any other."""
    return {"name_zh": name, "name_en": ""} if re.search("[\u4e00-\u9fff]", name) else {"name_zh": "", "name_en": name}


def short(text):
    """Keeps the host of an address and drops the rest."""
    return re.sub(r"(?:https?://)?((?:[\w-]+\.)+(?:com|cn|org|net|info|today|tw))(?:/[^\s;,()]*)?", r"\1", text)


# ---------------------------------------------------------------- geometry, lon/lat in degrees

def metres(a, b):
    """Distance on a local plane: better than 1 % over the tens of kilometres used here."""
    scale = math.cos(math.radians((a[1] + b[1]) / 2))
    return math.hypot((b[0] - a[0]) * scale, b[1] - a[1]) * 111_195


def nearest_on_segment(p, a, b):
    scale = math.cos(math.radians(p[1]))
    dx, dy = (b[0] - a[0]) * scale, b[1] - a[1]
    length2 = dx * dx + dy * dy
    t = (((p[0] - a[0]) * scale * dx + (p[1] - a[1]) * dy) / length2) if length2 else 0
    t = max(0.0, min(1.0, t))
    return a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])


def nearest_on_line(p, points):
    return min((nearest_on_segment(p, a, b) for a, b in zip(points, points[1:])), key=lambda q: metres(p, q))


def side(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def crosses(a, b, c, d):
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def inside(p, ring):
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > p[1]) != (y2 > p[1]) and p[0] < (x2 - x1) * (p[1] - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def point(row):
    return (float(row.get("lon_wgs84") or row["lon"]), float(row.get("lat_wgs84") or row["lat"]))


# ---------------------------------------------------------------- units and townships

COUNTY_CITIES = {"230183", "230184"}
FOUNDED = {  # unit: (valid_from, confidence)
    "230110": ("2006-08-15", "read (merger with 动力区 in 2006); day from the same approval as 阿城区"),
    "230112": ("2006-08-15", "read (weak source); 2006 also from memory"),
    "230113": ("2014-05-15", "read (month; the day from one page)"),
}
SINCE_P10 = ("2006-01-01", "inferred: in the list of the plan for 2006-2010; true beginning earlier")
FORMER = [  # code, name_zh, name_en, valid_from, valid_to, code of the unit that has its area now
    ("230181", "阿城市", "Acheng City", "1987-02-24", "2006-08-15", "230112", "read (weak source); shape assumed equal"),
    ("230182", "双城市", "Shuangcheng City", "1993-01-01", "2014-05-15", "230113",
     "read (year of the beginning, month of the end); shape assumed equal"),
]


def rings():
    collection = json.loads((FACTS / "districts_generalised.geojson").read_text(encoding="utf-8"))
    return {f["properties"]["adcode"]: f["geometry"]["coordinates"][0] for f in collection["features"]}


def unit_names():
    """Code to (Chinese, English): the English one from the name of the seat."""
    seats = {p["code"]: p["name_en"] for p in facts("places") if p["id"].startswith("SEAT-")}
    chinese = {r["adcode"]: r["name"] for r in facts("census_county_2010_2020")}
    return {code: (chinese[code], re.sub(r" \(.*\)| seat", "", seats[code])) for code in sorted(chinese)}


def unit_of(p):
    return next((code for code, ring in RINGS.items() if inside(p, ring)), "")


def unit_kind(code):
    return "county_city" if code in COUNTY_CITIES else "district" if code < "230120" else "county"


def write_units():
    features = []
    for code, (zh, en) in UNIT_NAMES.items():
        since, confidence = FOUNDED.get(code, SINCE_P10)
        properties = {"code": code, "name_zh": zh, "name_en": en, "kind": unit_kind(code), "valid_from": since,
                      "valid_to": None, **mark("open", OSM + ", generalised to about 2 km", "2024",
                                               "read (shape); valid_from: " + confidence)}
        features.append((properties, {"type": "Polygon", "coordinates": [RINGS[code]]}))
    for code, zh, en, since, until, now, confidence in FORMER:
        properties = {"code": code, "name_zh": zh, "name_en": en, "kind": "county_city", "valid_from": since,
                      "valid_to": until, **mark("estimated", f"shape of {now}, {OSM}, generalised to about 2 km",
                                                f"{since[:4]}-{until[:4]}", confidence)}
        features.append((properties, {"type": "Polygon", "coordinates": [RINGS[now]]}))
    write_geojson("units.geojson", features)


def township_source(row):
    if not row["lon_wgs84"]:
        return "official", "NBS list of 2016; no centre in any source"
    origin = row["coord_source"]
    if "GCJ-02" in origin:
        return "open", "NBS list of 2016; centre: Vonng/adcode (2016, CC BY 4.0), GCJ-02 converted to WGS84"
    if "OSM" in origin:
        return "open", "NBS list of 2016; centre: centroid of the street polygon, " + OSM
    if "GeoNames" in origin:
        return "open", "NBS list of 2016; centre: GeoNames (CC BY 4.0)"
    return "open", "NBS list of 2016; centre: Vonng/adcode (2016, CC BY 4.0), found by code, converted to WGS84"


def write_townships():
    rows = []
    for t in TOWNSHIPS:
        provenance, source = township_source(t)
        rows.append({"code": t["code"], "unit_code": t["county_code"], "name_zh": t["name"], "name_en": "",
                     "kind": t["kind"], "communities": t["communities_2016"], "villages": t["villages_2016"],
                     "other_units": t["other_units_2016"], "lon": t["lon_wgs84"], "lat": t["lat_wgs84"],
                     **mark(provenance, source, "2016", t["confidence"])})
    write_csv("townships.csv", rows)


# ---------------------------------------------------------------- places, belts, roads, rail, river, bridges

# One place stands for each satellite city and sub-centre; the other places of the same name say so in their note.
ROLES = {
    "SEAT-230112": "satellite_city", "SEAT-230113": "satellite_city", "SAT-BINXI": "satellite_city",
    "SAT-HULAN1": "satellite_city", "SEAT-230184": "sub_centre", "SEAT-230183": "sub_centre",
    "SEAT-230124": "sub_centre", "SEAT-230128": "sub_centre",
}
STANDS_IN = {
    "SEAT-230111": "the satellite city is the old town, see SAT-HULAN1",
    "SAT-HULAN2": "same satellite city as SAT-HULAN1",
    "SAT-SHUANGCHENG": "same satellite city as SEAT-230113",
}


def place_role(place):
    if place["id"].startswith("CTOWN-"):
        return "county_seat_town"
    if place["id"].startswith("TOWN-"):
        return "key_town" if place["plan_role"].startswith("national key town") else "key_town_candidate"
    return ROLES.get(place["id"], "")


def place_mark(place):
    source, kind = place["source"], place["kind"]
    if kind == "airport":
        return mark("estimated", "general knowledge", "undated", place["confidence"])
    if source.startswith("inferred"):
        return mark("estimated", "station list of the line; point of the OSM rail line nearest to the town", "2018",
                    place["confidence"])
    if "listenzcc" in source:
        return mark("open", "public station list (listenzcc, WGS84 columns), licence not stated", "undated",
                    place["confidence"])
    if "OSM node" in source:
        return mark("open", OSM + ", node 1488712226", "2024", place["confidence"])
    checked = "; checked against GeoNames" if "GeoNames" in source else ""
    return mark("open", "Vonng/adcode (2016, CC BY 4.0), GCJ-02 converted to WGS84" + checked, "2016",
                place["confidence"])


def place_ids():
    """Ids of the facts; a station, whose id there is Chinese, gets its number in the list."""
    ids, stations = {}, 0
    for place in facts("places"):
        if place["id"].startswith("STN-"):
            stations += 1
            ids[place["id"]] = f"STN-{stations:02d}"
        else:
            ids[place["id"]] = place["id"]
    return ids


def write_places():
    ids, rows = place_ids(), []
    for p in facts("places"):
        note = "; ".join(filter(None, [p["plan_role"], short(p["note"]), STANDS_IN.get(p["id"], "")]))
        rows.append({"id": ids[p["id"]], "name_zh": p["name_zh"], "name_en": p["name_en"], "kind": p["kind"],
                     "role": place_role(p), "unit_code": p["code"][:6] or unit_of(point(p)), "lon": p["lon_wgs84"],
                     "lat": p["lat_wgs84"], "accuracy_m": round(float(p["accuracy_km"]) * 1000), "note": note,
                     **place_mark(p)})
    write_csv("places.csv", rows)


BELTS = [
    ("belt-hazhao", "哈肇路美丽乡村示范带", "Harbin–Zhaoxing highway belt",
     ["SAT-HULAN1", "CTOWN-230126", "CTOWN-230127", "CTOWN-230128"]),
    ("belt-hatong", "哈同路美丽乡村示范带", "Harbin–Tongjiang highway belt",
     ["SAT-BINXI", "CTOWN-230125", "CTOWN-230124", "CTOWN-230123"]),
    ("belt-hamu", "哈牡路美丽乡村示范带", "Harbin–Mudanjiang highway belt", ["SEAT-230112", "CTOWN-230183"]),
]


def write_belts():
    places = {p["id"]: p for p in facts("places")}
    features = []
    for key, zh, en, stops in BELTS:
        note = "直线连接沿线城镇，非实际路线 straight lines between the towns named, not the road: " \
            + " → ".join(places[stop]["name_zh"] for stop in stops)
        properties = {"id": key, "name_zh": zh, "name_en": en, "named": True, "note": note,
                      **mark("estimated", "P13-093; towns of places.csv", "2016-2020", "read (roads); inferred (line)")}
        features.append((properties, line(point(places[stop]) for stop in stops)))
    for number in (4, 5, 6):
        properties = {"id": f"belt-{number}", "name_zh": f"示范带{number}（规划未列名）",
                      "name_en": f"Belt {number} (not named in the plan)", "named": False,
                      "note": "规划称六条，仅列三条 the plan says six and names three (DQ-19)",
                      **mark("official", "P13-093", "2016-2020", "not found")}
        features.append((properties, None))
    write_geojson("belts.geojson", features)


CENTRE = "230103010"  # 松花江街道, at the main station
CORRIDORS = {  # road: chains of the towns it serves, in order, by the code of the road graph; where two meet the first wins
    "G1": [[CENTRE, "230113010"]],
    "G10": [[CENTRE, "230112002", "230183104", "230183100", "230183103"], ["230109005", "230109101"]],
    "G1011": [[CENTRE, "230125102", "230125100", "230124100", "230123100"]],
    "G1211": [[CENTRE, "230184100", "230184102"]],
    # Towns around the core from memory. North of the river the road graph has no link along the ring.
    "G1001": [["230109006", "230102019"], ["230102019", "230110103"], ["230110103", "230110101"],
              ["230110101", "230104111"]],
    "哈肇路": [["230111007", "230126100", "230127100", "230128100"]],
    "哈同路": [[CENTRE, "230125102", "230125100", "230124100", "230123100"]],
    "哈牡路": [[CENTRE, "230112002", "230183100"]],
}
OPENED = {  # expressway: (first day, what is known of it); a day that is not known is the last that fits
    "G1": ("2001-09-28", "read (opening)"),
    "G10": ("2012-12-31", "read (complete by the early 2010s); inferred (day)"),
    "G1011": ("2009-10-12", "read (open before October 2009); inferred (day)"),
    "G1001": ("2009-10-12", "read (ring complete in October 2009); inferred (day)"),
    "G1211": ("2024-03-04", "read (opening)"),
    "铁科高速": ("2024-03-04", "read (opening)"),
}


def shortest_path(graph, start, end):
    queue, best, before = [(0.0, start)], {start: 0.0}, {}
    while queue:
        cost, node = heapq.heappop(queue)
        if node == end:
            break
        for other, km in graph[node]:
            if cost + km < best.get(other, math.inf):
                best[other], before[other] = cost + km, node
                heapq.heappush(queue, (cost + km, other))
    path = [end]
    while path[-1] != start:
        path.append(before[path[-1]])
    return path


def corridor_links(links, roads):
    """Pairs of places to the road whose towns they lie between, by shortest way over the links."""
    graph = defaultdict(list)
    for l in links:
        graph[l["from_code"]].append((l["to_code"], float(l["road_km"])))
        graph[l["to_code"]].append((l["from_code"], float(l["road_km"])))
    found = {}
    for ref in roads:
        for stops in CORRIDORS[ref]:
            for start, end in zip(stops, stops[1:]):
                path = shortest_path(graph, start, end)
                for pair in zip(path, path[1:]):
                    found.setdefault(frozenset(pair), ref)
    return found


def in_core(lon, lat):
    west, south, east, north = CORE_BOX
    return west <= float(lon) <= east and south <= float(lat) <= north


def write_road_links():
    """The links of the road graph, then the expressways: links of their own beside those of the roads they relieve."""
    links = facts("road_links")
    expressways = corridor_links(links, [ref for ref in CORRIDORS if ref in OPENED])
    highways = corridor_links(links, [ref for ref in CORRIDORS if ref not in OPENED])
    rows, beside = [], []
    for l in links:
        if float(l["road_km"]) == 0:
            continue  # both ends stand at one point, which joins them already
        core = in_core(l["from_lon"], l["from_lat"]) and in_core(l["to_lon"], l["to_lat"])
        pair = frozenset((l["from_code"], l["to_code"]))
        expressway = None if core else expressways.get(pair)
        highway = None if core else highways.get(pair)
        corridor = highway or expressway or ""
        measured = l["basis"] == "measured"
        source = "public road graph of about 2016" if measured else "straight line × 1.35, no road within 8 km"
        confidence = "read" if measured else "inferred"
        row = {"id": f"road-{l['from_code']}-{l['to_code']}", "from_name": l["from_name"],
               "from_lon": l["from_lon"], "from_lat": l["from_lat"], "to_name": l["to_name"],
               "to_lon": l["to_lon"], "to_lat": l["to_lat"], "kilometres": l["road_km"], "corridor": corridor,
               "area": "core" if core else "outside", "class": "corridor" if corridor else "local", "opened": "",
               **mark("open" if measured and not corridor else "estimated", source, "2016",
                      confidence + (" (length); inferred (corridor)" if corridor else ""))}
        rows.append(row)
        if expressway:
            opened, known = OPENED[expressway]
            beside.append({**row, "id": f"{row['id']}-{expressway}", "corridor": expressway, "class": "expressway",
                           "opened": opened,
                           **mark("estimated", source + "; course by shortest way between the towns served", "2016",
                                  f"{confidence} (length of the road beside it); inferred (course); {known}")})
    write_csv("road_links.csv", rows + sorted(beside, key=lambda row: row["corridor"]))


def write_expressways():
    rows = []
    for r in facts("roads"):
        if not r["name_zh"]:
            continue  # a remark on units without an expressway, kept in SOURCES.md
        rows.append({"ref": r["ref"].split("?")[0], "name_zh": r["name_zh"], "name_en": r["name_en"],
                     "serves": r["serves"], "status": r["opened_or_status"],
                     "opened": OPENED.get(r["ref"].split("?")[0], ("",))[0],
                     **mark("open", short(r["source"]).replace("same", "yangzhiw96.com"), "2009-2024",
                            r["confidence"] + ("; number uncertain" if "?" in r["ref"] else ""))})
    write_csv("expressways.csv", rows)


CONVENTIONAL = [
    ("rail-binsui", "滨绥线", "Harbin–Suifenhe railway",
     "哈尔滨 香坊 成高子 阿城 亚沟 玉泉 小岭 平山 帽儿山 尚志 一面坡 苇河 亚布力 开道 虎峰"),
    ("rail-jingha", "京哈线", "Beijing–Harbin railway", "哈尔滨 王岗 五家 双城堡 兰棱"),
    ("rail-binbei", "滨北线", "Harbin–Bei'an railway",
     "哈尔滨东 新松浦 徐家 呼兰 沈家 康金井 石人城 白奎堡 兴隆镇 万发屯"),
    ("rail-binzhou", "滨洲线", "Harbin–Manzhouli railway", "哈尔滨 庙台子 万乐 对青山"),
    ("rail-labin", "拉滨线", "Lafa–Harbin railway", "香坊 孙家 平房 周家 牛家 拉林 背荫河 安家 五常 杜家 山河屯"),
]
FAST = [  # id, name in the facts, name_zh, name_en, first station
    ("rail-hada", "哈大高铁 (Beijing-Harbin)", "哈大高铁", "Harbin–Dalian high-speed railway", "哈尔滨西"),
    ("rail-hamu", "哈牡客专", "哈牡客专", "Harbin–Mudanjiang high-speed railway", "哈尔滨"),
    ("rail-hajia", "哈佳铁路 (200 km/h)", "哈佳铁路", "Harbin–Jiamusi rapid railway", "哈尔滨"),
]


def write_rail():
    at = {p["name_zh"].removesuffix("站"): point(p) for p in facts("places") if "station" in p["kind"]}
    features = []
    for key, zh, en, stops in CONVENTIONAL:
        properties = {"id": key, "name_zh": zh, "name_en": en, "opened": None, "minutes_note": None,
                      **mark("estimated", "straight lines through the stations of places.csv", "undated",
                             "memory (line and order of stations)")}
        features.append((properties, line(at[stop] for stop in stops.split())))
    for key, name, zh, en, first in FAST:
        stops = [s for s in facts("hsr_stations") if s["line"] == name]
        minutes = "; ".join(f"{s['station_zh']} {s['est_min_from_harbin_nonstop']}" for s in stops)
        properties = {"id": key, "name_zh": zh, "name_en": en, "opened": stops[0]["opened"],
                      "minutes_note": f"minutes from {first}, estimated, no stops: {minutes}",
                      **mark("estimated", "straight lines through the stations of places.csv", stops[0]["opened"][:4],
                             "read (stations, order, opening); inferred (line, minutes)")}
        features.append((properties, line([at[first]] + [at[s["station_zh"]] for s in stops])))
    write_geojson("rail.geojson", features)


HUBS = {"哈尔滨", "哈尔滨西", "哈尔滨东", "香坊"}  # stations of the main city, where a ride ends


def fast_stations(stations):
    for key, name, _, _, first in FAST:
        stops = [s for s in facts("hsr_stations") if s["line"] == name]
        # 双城北 has the month only, and its minutes in words.
        opened = {"2012-12": "2012-12-01"}.get(stops[0]["opened"], stops[0]["opened"])
        yield key, first, "0", "0", opened, stations[first][0], "read (station); inferred (line)"
        for s in stops:
            minutes = re.search(r"\d+", s["est_min_from_harbin_nonstop"])[0]
            yield (key, s["station_zh"], s["km_along_line_from_harbin"], minutes, opened, stations[s["station_zh"]][0],
                   s["confidence"] + "; minutes estimated, no timetable")


def conventional_stations(stations):
    for key, _, _, stops in CONVENTIONAL:
        along, before = 0.0, None
        for stop in stops.split():
            here = point(stations[stop][1])
            along += metres(before, here) / 1000 if before else 0
            before = here
            yield key, stop, f"{along:.1f}", "", "", stations[stop][0], "memory (line and order); inferred (kilometres)"


def write_stations():
    ids = place_ids()
    stations = {p["name_zh"].removesuffix("站"): (ids[p["id"]], p) for p in facts("places") if "station" in p["kind"]}
    rows = []
    for key, name, km, minutes, opened, place, confidence in [*fast_stations(stations), *conventional_stations(stations)]:
        p = stations[name][1]
        rows.append({"id": f"{key.removeprefix('rail-')}-{place.lower()}", "line": key, "name_zh": name,
                     "name_en": p["name_en"], "unit_code": p["code"][:6] or unit_of(point(p)), "kilometres": km,
                     "minutes": minutes, "opened": opened, "hub": "true" if name in HUBS else "false",
                     "lon": p["lon_wgs84"], "lat": p["lat_wgs84"], "accuracy_m": round(float(p["accuracy_km"]) * 1000),
                     **mark("estimated", "stations of places.csv; minutes scaled from the fastest full run" if minutes
                            else "stations of places.csv; kilometres straight from station to station",
                            opened[:4] or "undated", confidence)})
    write_csv("stations.csv", rows)


MAIN_CITY_UNITS = {"230102", "230103", "230104", "230108", "230109", "230110"}
MAIN_CITY_KM, MAIN_CITY_MARGIN = 22, 1000  # from the main station; metres beyond the outermost centres


def convex_hull(points):
    """Anticlockwise, the first point not repeated (Andrew's monotone chain)."""
    def half(ordered):
        chain = []
        for p in ordered:
            while len(chain) > 1 and side(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]
    ordered = sorted(set(points))
    return half(ordered) + half(ordered[::-1])


def write_main_city():
    """No boundary of the main city is public: the hull of its subdistrict centres, each with a margin around it."""
    centre = point(next(p for p in facts("places") if p["name_zh"].removesuffix("站") == "哈尔滨"))
    centres = [point(t) for t in TOWNSHIPS
               if t["county_code"] in MAIN_CITY_UNITS and t["kind"] == "subdistrict" and t["lon_wgs84"]
               and metres(centre, point(t)) <= MAIN_CITY_KM * 1000]
    around = []
    for lon, lat in centres:
        for step in range(16):
            angle = 2 * math.pi * step / 16
            around.append((round(lon + MAIN_CITY_MARGIN * math.cos(angle) / (111_195 * math.cos(math.radians(lat))), 5),
                           round(lat + MAIN_CITY_MARGIN * math.sin(angle) / 111_195, 5)))
    ring = convex_hull(around)
    ring.append(ring[0])
    properties = {"id": "main-city", "name_zh": "主城区（推定）", "name_en": "Main city (estimated)",
                  "note": f"{len(centres)} 个街道中心的凸包外扩1公里；规划未给出主城区边界（DQ-14） hull of the subdistrict centres of the "
                          "six core districts and 1 km around; the plan gives no boundary (DQ-14)",
                  **mark("estimated", "hull of subdistrict centres of townships.csv within 22 km of the main station, "
                                      "and 1 km around them", "2016", "inferred")}
    write_geojson("main_city.geojson", [(properties, {"type": "Polygon", "coordinates": [[list(p) for p in ring]]})])


def river_points():
    """The centre line inside the box of the units and a margin: (point, whether of the fine source)."""
    xs = [x for ring in RINGS.values() for x, _ in ring]
    ys = [y for ring in RINGS.values() for _, y in ring]
    rows = [(point(r), r["source"].startswith("OpenStreetMap")) for r in facts("river_songhua")]
    return [(p, fine) for p, fine in rows
            if min(xs) - 0.05 <= p[0] <= max(xs) + 0.05 and min(ys) - 0.05 <= p[1] <= max(ys) + 0.05]


def write_river():
    """One part a source; a part starts where the one before ends, so that the barrier has no gap."""
    points = river_points()
    parts, names_en = [], ["upstream of the core", "core", "downstream of the core"]
    for index, (p, fine) in enumerate(points):
        if index == 0 or fine != points[index - 1][1]:
            parts.append((fine, [] if index == 0 else [points[index - 1][0]]))
        parts[-1][1].append(p)
    features = []
    for number, (fine, part) in enumerate(parts):
        source = OSM + ", centre line" if fine else "Natural Earth 1:10m (public domain), about 0.8 km off"
        properties = {"id": f"river-{number + 1}", "name_zh": "松花江", "name_en": f"Songhua River, {names_en[number]}",
                      "width_m": RIVER_WIDTH, **mark("open", source, "2024" if fine else "undated",
                                                     "read (line); inferred (width)")}
        features.append((properties, line(part)))
    write_geojson("river.geojson", features)


BRIDGE_NAMES = ["Yangmingtan Bridge", "Songhua River Highway Bridge", "Songpu Bridge", "Binbei road and rail bridge",
                "Binzhou railway bridge", "Harbin–Qiqihar high-speed railway bridge",
                "Old Binzhou railway bridge (Chinese Eastern Railway Park)", "Fourth Ring bridge (west)",
                "Fangzheng–Tonghe bridge"]


def bridge_point(row):
    """Where the bridge crosses the centre line: the point of the line nearest to the middle of the structure."""
    if not row["lon_wgs84"]:
        return "", "", mark("estimated", "coordinates not found", "undated", "not found")
    middle = point(row)
    crossing = nearest_on_line(middle, RIVER)
    moved = round(metres(middle, crossing))
    return (f"{crossing[0]:.5f}", f"{crossing[1]:.5f}",
            mark("estimated", f"{OSM}; moved {moved} m from the middle of the structure to the river line", "2024",
                 "read (bridge, length); inferred (crossing)"))


def write_bridges():
    rows = []
    for number, (row, name_en) in enumerate(zip(facts("bridges_songhua"), BRIDGE_NAMES, strict=True), 1):
        lon, lat, marks = bridge_point(row)
        rows.append({"id": f"bridge-{number}", "name_zh": row["name"], "name_en": name_en, "carries": row["carries"],
                     "lon": lon, "lat": lat, "length_m": row["length_m"], **marks})
    write_csv("bridges.csv", rows)


# ---------------------------------------------------------------- census

CENSUS = {"2010": "6th census, tables by county", "2020": "7th census, tables by county"}
FIGURE_UNITS = {
    "sex_ratio_f100": "males per 100 females", "hh_size": "persons per household", "pct_0_14": "%", "pct_65plus": "%",
    "birth_rate_permille": "permille", "death_rate_permille": "permille", "natural_growth_permille": "permille",
    "mean_schooling_years": "years", "mean_children_ever_born_15_64": "children", "floor_area_m2_per_person": "m2",
}


def figure_unit(indicator):
    households = indicator.startswith(("households", "hh_", "longform"))
    return FIGURE_UNITS.get(indicator, "households" if households else "persons")


def of_units(rows):
    """Rows of the units, by year and code; those of nation, province and the whole city are left out."""
    codes = set(UNIT_NAMES) | {former[0] for former in FORMER}
    return sorted((r for r in rows if r["code"] in codes), key=lambda r: (r["census_year"], r["code"]))


def write_census():
    write_csv("census.csv", [
        {"unit_code": r["code"], "year": r["census_year"], "sex": r["sex"], "age_group": r["age_group"],
         "people": r["population"], **mark("official", CENSUS[r["census_year"]], r["census_year"], r["confidence"])}
        for r in of_units(facts("age_structure"))])
    write_csv("unit_figures.csv", [
        {"unit_code": r["code"], "year": r["census_year"], "indicator": r["indicator"],
         "value": f"{float(r['value']):.10g}", "unit": figure_unit(r["indicator"]),
         **mark("official", CENSUS[r["census_year"]], r["census_year"], r["confidence"])}
        for r in of_units(facts("county_indicators"))])


# ---------------------------------------------------------------- facilities

def facility(key, kind, name, p, marks, **more):
    lon, lat = p
    row = {"id": key, "kind": kind, "level": "", "name_zh": "", "name_en": "", "unit_code": unit_of((float(lon), float(lat))),
           "lon": lon, "lat": lat, "beds": "", "nursing_beds": "", "ownership": "", "location_note": ""}
    row.update(names(name) if isinstance(name, str) else {"name_zh": name[0], "name_en": name[1]})
    row.update(more)
    return {**row, **marks}


def osm_mark():
    return mark("open", OSM, "2024", "read")


def osm_id(row):
    return "osm-" + row["osm"].replace("/", "-")


def made_id(prefix, row):
    """For records without an OSM element: a digest of name and place, the same on every run."""
    text = f"{row['name']}|{row['lon']}|{row['lat']}"
    return f"{prefix}-{hashlib.sha1(text.encode()).hexdigest()[:8]}"


def located_hospitals():
    for h in facts("hospitals_core"):
        note = "beds of all campuses" if h["beds_source"].startswith("all campuses") else ""
        source = OSM + ("; level: provincial health commission list 2020-01-22" if h["level_2020_list"] else "") \
            + (f"; beds: {short(h['beds_source'])}" if h["beds"] else "")
        yield facility(osm_id(h), "hospital_tcm" if h["type"] == "TCM" else "hospital", h["name"],
                       (h["lon"], h["lat"]), mark("open", source, "2024", "read"), level=h["level_2020_list"],
                       beds=h["beds"], location_note=note)


def listed_hospitals():
    """Hospitals of the official list without a location: (row, code of the unit its name tells, or "")."""
    located = {h["matched_name"] for h in facts("hospitals_core")}
    for row in facts("hospital_levels_2020"):
        if row["name"] not in located:
            yield row, next((code for code, (zh, _) in UNIT_NAMES.items() if zh in row["name"]), "")


def hospitals_at_seats():
    seats = {p["code"]: p for p in facts("places") if p["id"].startswith("SEAT-")}
    for row, code in listed_hospitals():
        if code:
            seat = seats[code]
            yield facility(made_id("hospital", {**row, "lon": "", "lat": ""}),
                           "hospital_tcm" if "中医" in row["name"] else "hospital", row["name"],
                           (seat["lon_wgs84"], seat["lat_wgs84"]),
                           mark("estimated", "provincial health commission list 2020-01-22; at the seat of its unit",
                                "2020", "read (name, level); inferred (location)"), level=row["level"],
                           location_note=f"位置未知，暂置于{seat['name_zh']} location unknown, at the seat of its unit")


CULTURE_KINDS = {"museum_gallery": "museum", "library": "library", "cultural_centre": "cultural_centre",
                 "theatre": "theatre", "cinema": "cinema"}


def culture():
    """Left out: what stands on a campus for its own members."""
    for c in facts("culture_core"):
        if c["campus_only"] == "0":
            yield facility(osm_id(c), CULTURE_KINDS[c["type"]], c["name"], (c["lon"], c["lat"]), osm_mark())


NO_SCHOOL = {"科研教育预留用地", "儿童福利院", "逸夫教学楼", "哈尔滨工业大学科技园", "yingpheng room"}


def school_kind(row):
    """Kind by name, for what the source calls a school; None for what is none. First match wins."""
    name = row["name"]
    if row["kind"] in ("kindergarten", "college", "university"):
        return row["kind"]
    if name in NO_SCHOOL:
        return None
    if "幼儿园" in name:
        return "kindergarten"
    if re.search("(?<!中)小学|附小", name):
        return "school_primary"
    if re.search("中学(?!小|生)|高中|初中|联中|[0-9一二三四五六七八九十]中", name):
        return "school_middle"
    if re.search("学院|大学|技校|技工|职业|干部|进修|航运|商业|商务|轻工业|工程技术|热电", name):
        return "college"
    return "school"


def schools():
    for s in facts("schools_core"):
        kind = school_kind(s)
        if kind:
            yield facility(made_id("school", s), kind, s["name"], (s["lon"], s["lat"]), osm_mark())


def sport():
    for s in facts("sport_core"):
        yield facility(made_id("sport", s), s["kind"], s["name"], (s["lon"], s["lat"]), osm_mark())


MARKET_KINDS = {"marketplace": "market", "supermarket": "supermarket", "convenience": "convenience", "mall": "mall",
                "mall/retail": "mall"}  # mall/construction is left out


def markets():
    for m in facts("markets_core"):
        if m["kind"] in MARKET_KINDS:
            yield facility(made_id("market", m), MARKET_KINDS[m["kind"]], m["name"], (m["lon"], m["lat"]), osm_mark())


def metro():
    """One record a station: entries of one name within 500 m are one."""
    kept = []
    for m in facts("metro_stations_core"):
        if not any(m["name"] == k["name"] and metres(point(m), point(k)) < 500 for k in kept):
            kept.append(m)
            yield facility(made_id("metro", m), "metro_station", m["name"], (m["lon"], m["lat"]), osm_mark())


def community_health():
    for t in TOWNSHIPS:
        if t["lon_wgs84"]:
            word = "社区卫生服务中心" if t["kind"] == "subdistrict" else "卫生院"
            yield facility(f"community-health-{t['code']}", "community_health", f"{t['name']}{word}（推定）",
                           (t["lon_wgs84"], t["lat_wgs84"]),
                           mark("estimated", "one community or township health centre per subdistrict or town is the "
                                             "national rule; placed at its centre", "2016", "inferred"),
                           location_note="按规则推定，置于街道、乡镇中心 by rule, at the centre of the township")


def write_facilities():
    rows = [row for group in (located_hospitals(), hospitals_at_seats(), community_health(), culture(), schools(),
                              sport(), markets(), metro()) for row in group]
    outside = [row["id"] for row in rows if not row["unit_code"]]
    if outside:
        raise SystemExit(f"outside all units: {outside}")
    write_csv("facilities.csv", rows)


# ---------------------------------------------------------------- eldercare registry, generated

INSTITUTIONS, BEDS, LEAST_BEDS = 925, 51_000, 10
PRIVATE_SHARE = 0.55  # of generated beds; assumed: the plan's 7:3 is the aim for 2020
NURSING = (0.1, 0.5)  # share of nursing beds of an institution, even between these; assumed
BANK_METRES = 900


def largest_remainder(total, weights):
    """Whole numbers in proportion to the weights, of the given sum."""
    exact = {key: total * weight / sum(weights.values()) for key, weight in weights.items()}
    shares = {key: math.floor(value) for key, value in exact.items()}
    by_remainder = sorted(exact, key=lambda key: (shares[key] - exact[key], key))
    for key in by_remainder[:total - sum(shares.values())]:
        shares[key] += 1
    return shares


def people_60plus():
    people = dict.fromkeys(UNIT_NAMES, 0)
    for r in facts("age_structure"):
        if r["census_year"] == "2020" and r["code"] in people and int(re.match(r"\d+", r["age_group"])[0]) >= 60:
            people[r["code"]] += int(r["population"])
    return people


def known_institutions():
    """The two that are known by name and were open in 2015. SOURCES.md has the third, whose site was given up."""
    seat = next(p for p in facts("places") if p["id"] == "SEAT-230111")
    for row in facts("eldercare"):
        if row["name"] == "民生老年公寓":
            yield facility("eldercare-minsheng", "eldercare", row["name"], (row["lon"], row["lat"]), osm_mark(),
                           location_note="床位数未知 beds unknown")
        if row["name"] == "哈尔滨市安康社会福利院":
            yield facility("eldercare-ankang", "eldercare", row["name"], (seat["lon_wgs84"], seat["lat_wgs84"]),
                           mark("estimated", "news 2010-07-01 (name, beds, street); at the seat of 呼兰区", "2010",
                                "read (name, beds); inferred (location)"), beds=int(row["beds"]), ownership="public",
                           location_note="利民开发区上海大街，坐标未知，暂置于呼兰区政府驻地 street known, coordinates not: "
                                         "at the district seat, which lies in 利民")


def scatter(draw, centre, ring):
    """A point 200 m to 2 km from the centre, mostly near 500 m, inside the ring, on the centre's side of the river."""
    while True:
        distance, angle = draw.triangular(200, 2000, 500), draw.uniform(0, 2 * math.pi)
        lon = round(centre[0] + distance * math.cos(angle) / (111_195 * math.cos(math.radians(centre[1]))), 5)
        lat = round(centre[1] + distance * math.sin(angle) / 111_195, 5)
        same_bank = not any(crosses(centre, (lon, lat), a, b) for a, b in zip(RIVER, RIVER[1:]))
        if same_bank and inside((lon, lat), ring) and metres((lon, lat), nearest_on_line((lon, lat), RIVER)) > BANK_METRES:
            return lon, lat


def generated_beds(draw, count, beds):
    """Many small institutions, few large: a log-normal over the least number."""
    weights = {number: draw.lognormvariate(0, 0.9) for number in range(count)}
    extra = largest_remainder(beds - LEAST_BEDS * count, weights)
    return [LEAST_BEDS + extra[number] for number in range(count)]


def generated_institutions(code, count, beds):
    draw = random.Random(f"{SEED}/{code}")
    centres = [t for t in TOWNSHIPS if t["county_code"] == code and t["lon_wgs84"]]
    weights = [int(t["communities_2016"]) + int(t["villages_2016"]) for t in centres]
    zh, en = UNIT_NAMES[code]
    marks = mark("synthetic", "generated: city total of 2015 spread by people 60+ of the 2020 census", "2015", "modelled")
    for number, size in enumerate(generated_beds(draw, count, beds), 1):
        township = draw.choices(centres, weights)[0]
        lon, lat = scatter(draw, point(township), RINGS[code])
        yield facility(f"eldercare-{code}-{number:03d}", "eldercare",
                       (f"示例养老机构 {zh} {number:03d}", f"Sample eldercare institution, {en} {number:03d}"),
                       (f"{lon:.5f}", f"{lat:.5f}"), marks, unit_code=code, beds=size,
                       nursing_beds=round(size * draw.uniform(*NURSING)),
                       location_note=f"模拟位置，{township['name']}附近 made up, near the centre of its township")


def set_ownership(rows):
    """Private in drawn order while the private beds are below their share."""
    order = list(rows)
    random.Random(SEED).shuffle(order)
    private, aim = 0, PRIVATE_SHARE * sum(row["beds"] for row in rows)
    for row in order:
        row["ownership"] = "private" if private + row["beds"] <= aim else "public"
        private += row["beds"] if row["ownership"] == "private" else 0


def write_eldercare():
    known = list(known_institutions())
    elders = people_60plus()
    counts, beds = largest_remainder(INSTITUTIONS, elders), largest_remainder(BEDS, elders)
    for row in known:
        counts[row["unit_code"]] -= 1
        beds[row["unit_code"]] -= row["beds"] or 0
    generated = [row for code in UNIT_NAMES for row in generated_institutions(code, counts[code], beds[code])]
    set_ownership(generated)
    write_csv("facilities_eldercare.csv", known + generated)


# ---------------------------------------------------------------- plan, notes, evaluation

PLANS = {"P13": ("2016-2020", "Harbin population plan 2016-2020"), "P10": ("2006-2010", "Harbin population plan to 2010")}
TARGET_COLUMNS = ["chapter", "source_line", "kind", "statement_zh", "summary_en", "places", "spatial_unit", "indicator",
                  "quantity", "unit", "baseline_year", "baseline_value", "comparator", "target_year", "target_value",
                  "gis_task", "data_needed", "dq_flags"]


def write_plan():
    rows = []
    for t in facts("plan_targets"):
        vintage, source = PLANS[t["doc"]]
        rows.append({"id": t["id"], "plan": t["doc"], **{column: t[column] for column in TARGET_COLUMNS},
                     **mark("official", source, vintage, t["confidence"])})
    write_csv("plan_targets.csv", rows)


def write_notes():
    write_csv("data_quality.csv", [
        {"id": n["id"], "location": n["where"], "issue_zh": n["issue_zh"], "issue_en": n["issue_en"],
         "evidence": short(n["evidence"]), "handling": n["recommended_handling"], "severity": n["severity"],
         **mark("estimated", "own reading of the plans and the outside data", "2006-2024", "inferred")}
        for n in facts("dq_issues")])


def evaluation_provenance(row):
    if row["confidence"] == "inferred":
        return "estimated"
    return "official" if re.search("census|tjcn", row["source"]) else "open"


def write_evaluation():
    write_csv("evaluation.csv", [
        {"indicator": e["indicator"], "target_id": e["target_id"], "target": e["target"], "actual": e["actual"],
         "year": e["year"], "met": e["met"], "note": short(e["note"]),
         **mark(evaluation_provenance(e), short(e["source"]), e["year"], e["confidence"])}
        for e in facts("evaluation_actuals")])


def print_left_out():
    """What SOURCES.md lists by hand."""
    print("no unit in the name:", "、".join(row["name"] for row, code in listed_hospitals() if not code))
    print("campus only:", sum(c["campus_only"] == "1" for c in facts("culture_core")))
    print("no school:", sum(school_kind(s) is None for s in facts("schools_core")))
    print("markets left out:", "、".join(m["name"] for m in facts("markets_core") if m["kind"] not in MARKET_KINDS))


RINGS = rings()
UNIT_NAMES = unit_names()
TOWNSHIPS = facts("townships")
RIVER = [p for p, _ in river_points()]

if __name__ == "__main__":
    PACK.mkdir(exist_ok=True)
    for write in (write_units, write_townships, write_places, write_belts, write_road_links, write_expressways,
                  write_rail, write_stations, write_main_city, write_river, write_bridges, write_census, write_facilities, write_eldercare, write_plan,
                  write_notes, write_evaluation, print_left_out):
        write()
