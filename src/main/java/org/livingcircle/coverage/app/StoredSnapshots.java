package org.livingcircle.coverage.app;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.livingcircle.facility.Facilities;
import org.livingcircle.facility.Facility;
import org.livingcircle.facility.FacilityKind;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.network.Metric;
import org.livingcircle.pack.CityStore;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.platform.DataArchive;
import org.livingcircle.platform.DataVersion;
import org.livingcircle.platform.DataVersions;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.streets.StoredStreets;
import org.livingcircle.streets.StreetStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Holds the snapshot of what is stored. When the database shows another data version, its snapshot is made beside the old
 * one, which answers until the new one stands: readers never wait and never see half a change.
 */
@Component
class StoredSnapshots implements Snapshots, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(StoredSnapshots.class);

    private final DataVersions versions;
    private final CityStore store;
    private final Facilities facilities;
    private final UnitFigures figures;
    private final StreetStore streets;
    private final CoordinateSystems systems;
    private final DataArchive archive;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private final ExecutorService renewal = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "snapshot-renewal");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Snapshot snapshot;

    /** One takes some hundred megabytes: of earlier versions at most one is held, and not for long. */
    private final Cache<String, Snapshot> earlier = Caffeine.newBuilder()
            .maximumSize(1)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    StoredSnapshots(
            DataVersions versions,
            CityStore store,
            Facilities facilities,
            UnitFigures figures,
            StreetStore streets,
            CoordinateSystems systems,
            DataArchive archive) {
        this.versions = versions;
        this.store = store;
        this.facilities = facilities;
        this.figures = figures;
        this.streets = streets;
        this.systems = systems;
        this.archive = archive;
    }

    @Override
    public Snapshot current() {
        DataVersion confirmed = versions.confirmed();
        Snapshot known = snapshot;
        if ((known == null || !known.version().equals(confirmed)) && renewing.compareAndSet(false, true)) {
            renewal.execute(this::renew);
        }
        if (known == null) {
            throw PlanningProblem.of(
                    ProblemType.STARTING, "The service is still loading its data. Try again in a moment.");
        }
        return known;
    }

    @Override
    public Snapshot of(String version) {
        Snapshot present = current();
        if (present.version().id().equals(version)) {
            return present;
        }
        return earlier.get(version, this::readEarlier);
    }

    private Snapshot readEarlier(String version) {
        Optional<StoredCity> stored = store.read(version);
        Optional<Facts> facts = archive.read(version, () -> facts(stored));
        // Read one after the other: what is archived does not change, but it may have been deleted meanwhile.
        if (stored.isEmpty()
                || facts.isEmpty()
                || !stored.get().version().version().equals(version)) {
            throw archive.gone(version);
        }
        LOG.info("Reading the earlier data version {} for a scenario", version);
        return new SnapshotBuilder(stored.get(), systems)
                .build(facts.get().facilities(), facts.get().urbanShare(), streets.find(version));
    }

    /** What the snapshot needs beside the city and its streets. */
    private record Facts(List<Facility> facilities, OptionalDouble urbanShare) {}

    private Facts facts(Optional<StoredCity> stored) {
        return stored.map(city -> new Facts(
                        facilities.listByKinds(kinds(city)),
                        figures.urbanShare(city.city().population().censusYear())))
                .orElseGet(() -> new Facts(List.of(), OptionalDouble.empty()));
    }

    private static List<FacilityKind> kinds(StoredCity stored) {
        return stored.city().services().stream()
                .flatMap(service -> service.kinds().stream())
                .distinct()
                .map(FacilityKind::new)
                .toList();
    }

    /** Makes the first snapshot in the caller's thread, so that a start ends with the data at hand. */
    Snapshot load() {
        Snapshot made = read();
        snapshot = made;
        renewal.execute(() -> join(made));
        return made;
    }

    /** Joins the cells to the roads before somebody waits for it: with a million cells it takes seconds. */
    private static void join(Snapshot made) {
        try {
            made.reaches()
                    .travel(ReachKey.of(made, Engine.STREETS, Metric.TIME, Traveller.byCar(made.defaultProfile())));
        } catch (RuntimeException e) {
            LOG.warn("The cells could not be joined to the roads beforehand", e);
        }
    }

    private void renew() {
        try {
            load();
        } catch (RuntimeException e) {
            // The old snapshot goes on answering; the next request tries again.
            LOG.warn("The new data version could not be read", e);
        } finally {
            renewing.set(false);
        }
    }

    private Snapshot read() {
        while (true) {
            StoredCity stored = store.read()
                    .orElseThrow(() -> PlanningProblem.of(ProblemType.STARTING, "No city has been loaded yet."));
            Facts facts = facts(Optional.of(stored));
            // They are read one after the other: only where the version stayed are they of one.
            Optional<StoredStreets> found = streets.find();
            if (store.findVersion().equals(Optional.of(stored.version()))) {
                return new SnapshotBuilder(stored, systems).build(facts.facilities(), facts.urbanShare(), found);
            }
        }
    }

    @Override
    public void destroy() {
        renewal.shutdownNow();
    }
}
