package org.livingcircle.catalogue;

/** What a collection's features are on the map. */
public enum GeometryKind {
    POINT,
    LINE,
    POLYGON,
    NONE
}
