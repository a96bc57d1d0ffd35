package org.livingcircle.pack;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.population.SettlementRule;

/**
 * The manifest of a city, its pack.yml.
 *
 * @param id lower-case letters, digits and hyphens
 * @param srid EPSG code of a system in metres that fits the city
 * @param cellMetres edge of a grid cell, 50 to 1000
 * @param referenceDate units valid on this day are the current ones
 * @param streets what the pack says of streets; null if nothing
 * @param siting questions of the plan about sites, none with the id of another
 * @param layers by layer, in the order of {@link Layer}; every required layer is there
 */
public record CityPack(
        String id,
        LocalText name,
        int srid,
        int cellMetres,
        LocalDate referenceDate,
        MapView map,
        List<Attribution> attribution,
        Map<Layer, LayerSpec> layers,
        PopulationSpec population,
        SettlementRule settlement,
        WalkingSpec walking,
        @Nullable StreetsSpec streets,
        List<ServiceSpec> services,
        StrategicSpec strategic,
        PlanCirclesSpec planCircles,
        List<SitingPreset> siting) {

    public static final int LEAST_CELL_METRES = 50;
    public static final int MOST_CELL_METRES = 1000;

    public CityPack {
        attribution = List.copyOf(attribution);
        layers = Collections.unmodifiableMap(new EnumMap<>(layers));
        services = List.copyOf(services);
        // A city that an older version stored does not say.
        strategic = Objects.requireNonNullElse(strategic, StrategicSpec.USUAL);
        planCircles = Objects.requireNonNullElse(planCircles, PlanCirclesSpec.USUAL);
        siting = siting == null ? List.of() : List.copyOf(siting);
    }

    public Optional<ServiceSpec> findService(String serviceId) {
        return services.stream()
                .filter(service -> service.id().equals(serviceId))
                .findFirst();
    }

    public Optional<StreetsSpec> findStreets() {
        return Optional.ofNullable(streets);
    }

    /** Returns the same city with one more to name; itself if that one is named already. */
    public CityPack withAttribution(Attribution more) {
        if (attribution.stream().anyMatch(known -> known.text().equals(more.text()))) {
            return this;
        }
        return new CityPack(
                id,
                name,
                srid,
                cellMetres,
                referenceDate,
                map,
                Stream.concat(attribution.stream(), Stream.of(more)).toList(),
                layers,
                population,
                settlement,
                walking,
                streets,
                services,
                strategic,
                planCircles,
                siting);
    }

    /** Returns the same city on a grid of another cell size. */
    public CityPack withCellMetres(int metres) {
        return new CityPack(
                id,
                name,
                srid,
                metres,
                referenceDate,
                map,
                attribution,
                layers,
                population,
                settlement,
                walking,
                streets,
                services,
                strategic,
                planCircles,
                siting);
    }
}
