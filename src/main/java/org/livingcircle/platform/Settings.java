package org.livingcircle.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the operator chooses. A value that is not allowed stops the start.
 *
 * @param pack the city pack's folder (LIVINGCIRCLE_PACK, geodata/harbin)
 * @param loadAtStart load the pack when the service starts (LIVINGCIRCLE_LOAD_AT_START, true); with false it serves what is
 *     stored, which bin/import replaces
 * @param cellMetres edge of a population cell, 50 to 1000 (LIVINGCIRCLE_CELL_METRES); null for the pack's own
 * @param streets folder of the street graph's file, a cache, and of fetched extracts (LIVINGCIRCLE_STREETS, .streets)
 * @param osmMirror address that extracts of OpenStreetMap lie under (LIVINGCIRCLE_OSM_MIRROR); null for none
 * @param maxRequestBody largest request body taken, 1 MB
 */
@Validated
@ConfigurationProperties("livingcircle")
public record Settings(
        @NotNull Path pack,
        @DefaultValue("true") boolean loadAtStart,
        @Nullable @Min(50) @Max(1000) Integer cellMetres,
        @DefaultValue(".streets") @NotNull Path streets,
        @Nullable String osmMirror,
        @DefaultValue("1MB") @NotNull DataSize maxRequestBody) {}
