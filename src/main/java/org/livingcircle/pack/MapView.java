package org.livingcircle.pack;

import org.livingcircle.geo.LonLat;

/** Where the map opens. */
public record MapView(LonLat centre, int zoom) {}
