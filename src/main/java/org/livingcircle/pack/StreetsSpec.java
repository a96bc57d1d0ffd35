package org.livingcircle.pack;

import org.jspecify.annotations.Nullable;

/**
 * Where the city's streets come from; at most one of both.
 *
 * @param file an extract of OpenStreetMap, its path relative to the pack's folder or absolute
 * @param region the region of an extract that the operator's mirror has
 */
public record StreetsSpec(@Nullable String file, @Nullable String region) {}
