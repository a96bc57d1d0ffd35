package org.livingcircle.pack.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.livingcircle.pack.CityStore;
import org.livingcircle.pack.LandResult;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.StoredVersion;
import org.springframework.stereotype.Service;

/**
 * Makes the population surface again once buildings and land use have been imported: the second half of an import, after its
 * transaction. Ended in between, the service does the same when it starts next.
 */
@Service
public class RefinePopulation {

    private final LoadPack loadPack;
    private final CityStore store;

    public RefinePopulation(LoadPack loadPack, CityStore store) {
        this.loadPack = loadPack;
        this.store = store;
    }

    /**
     * What came of it.
     *
     * @param done false if the pack is refused; the stored city stays
     * @param lines for people
     */
    public record Result(boolean done, List<String> lines) {
        public Result {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Builds the city again with the land that is stored. Does nothing while no city is stored: its first load takes the land.
     *
     * @param pack folder of the stored city's pack
     * @param cellMetres edge of a grid cell; empty for the pack's own
     */
    public Result refine(Path pack, OptionalInt cellMetres, Progress progress) {
        Optional<StoredVersion> stored = store.findVersion();
        if (stored.isEmpty()) {
            return new Result(true, List.of("no city is stored yet: people are refined when one is loaded"));
        }
        LoadPack.Result result =
                loadPack.loadAgain(pack, cellMetres, stored.get().packId(), progress);
        if (result instanceof LoadPack.Result.Refused refused) {
            List<String> lines = new ArrayList<>();
            lines.add("people stay where they were until the city's pack is loaded again:");
            lines.addAll(refused.report().lines());
            return new Result(false, lines);
        }
        if (result instanceof LoadPack.Result.Loaded loaded) {
            return new Result(
                    true,
                    loaded.city()
                            .land()
                            .map(LandResult::lines)
                            .orElse(List.of("nothing of the extract lies in the city: people stay where they were")));
        }
        return new Result(true, store.findChange().map(List::of).orElse(List.of()));
    }
}
