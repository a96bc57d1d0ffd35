package org.livingcircle.journeys;

import tools.jackson.databind.JsonNode;

/** The box around a GeoJSON geometry. */
record Box(double west, double south, double east, double north) {

    static Box of(JsonNode geometry) {
        double[] box = {180, 90, -180, -90};
        widen(box, geometry.get("coordinates"));
        return new Box(box[0], box[1], box[2], box[3]);
    }

    private static void widen(double[] box, JsonNode coordinates) {
        if (!coordinates.get(0).isNumber()) {
            coordinates.values().forEach(part -> widen(box, part));
            return;
        }
        for (int axis = 0; axis < 2; axis++) {
            double value = coordinates.get(axis).asDouble();
            box[axis] = Math.min(box[axis], value);
            box[axis + 2] = Math.max(box[axis + 2], value);
        }
    }

    boolean contains(double lon, double lat) {
        return lon >= west && lon <= east && lat >= south && lat <= north;
    }
}
