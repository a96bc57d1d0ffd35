package org.livingcircle.coverage.web;

/** What the OpenAPI document says of parameters that several endpoints take. */
final class ParameterTexts {

    static final String SERVICE = "Id of a service, see /services";
    static final String ENGINE =
            "What computes travel cost: streets (where imported, else the grid or strategic links), grid (around water,"
                    + " over bridges) or circle (straight line); for time and distance streets where imported, else grid";
    static final String METRIC = "time (seconds of walking), distance (walked metres) or straight (metres)";
    static final String PROFILE = "Who walks, see /city";
    static final String WINTER = "Walk at the winter speed";
    static final String MODE = "How people move: walk, cycle or drive; only streets know the last two";
    static final String DIRECTION = "Which way people go; the two differ on one-way streets";
    static final String CLOSED_BRIDGES = "Ids of bridges to take as closed, see collection bridges";
    static final String FACILITIES =
            "Facilities of the service as they might be, with commas between: add:ID:LON/LAT, move:ID:LON/LAT, remove:ID";
    static final String WEIGHT = "Whom to count: total, age60plus, age65plus, age80plus";
    static final String AREA = "Whom by settlement";
    static final String BBOX = "west,south,east,north in degrees, longitude first";
    static final String ZOOM = "Zoom of the tile, 0 to 22";
    static final String ROW = "Row of the tile, 0 in the north";
    static final String COLUMN = "Column of the tile, 0 in the west";

    private ParameterTexts() {}

    static final String SCENARIO =
            "Id of a scenario: the city is as it wishes, on its own version of the data; edits of the request come on top";

    static final String PINNED =
            "Id of a scenario: the data is of its own version; its changes have no part in these values";

    static final String SCENARIO_USE = "The scenario asked for, and whether the figures depend on it; null without one";
}
