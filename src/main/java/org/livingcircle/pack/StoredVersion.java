package org.livingcircle.pack;

import java.time.Instant;

/**
 * What the database holds.
 *
 * @param version the one every answer names
 * @param fingerprint hash over pack, cell size and model
 */
public record StoredVersion(String version, String packId, String fingerprint, int cellMetres, Instant loadedAt) {}
