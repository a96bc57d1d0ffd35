package org.livingcircle.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A siting question of the plan, ready to be asked.
 *
 * @param targets ids of plan statements
 * @param note what is assumed where the plan is silent
 * @param inputs of the process {@code siting}: text, numbers, truths, lists and maps of these, in the order written. The process checks
 *     them as it checks everybody's
 */
public record SitingPreset(
        String id, List<String> targets, LocalText title, LocalText note, Map<String, Object> inputs) {

    public SitingPreset {
        targets = List.copyOf(targets);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
