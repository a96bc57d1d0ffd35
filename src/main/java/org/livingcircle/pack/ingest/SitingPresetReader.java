package org.livingcircle.pack.ingest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.livingcircle.pack.LocalText;
import org.livingcircle.pack.SitingPreset;

/** Reads a siting question of the plan from pack.yml. */
final class SitingPresetReader {

    private SitingPresetReader() {}

    /**
     * Reads a question.
     *
     * @param ids those of the questions before it; this one's joins them
     */
    static SitingPreset read(ManifestSection section, Set<String> ids) {
        String id = section.id("id", "medical-centres");
        if (!ids.add(id)) {
            section.error("id", "the id is there twice", id, "Give each question its own id.");
        }
        List<String> targets = Stream.of(section.textOr("target", "").split(";"))
                .map(String::strip)
                .filter(target -> !target.isEmpty())
                .toList();
        LocalText title = section.localText("title");
        LocalText note = section.localTextOrEmpty("note");
        Map<String, Object> inputs = section.tree("inputs");
        section.close();
        return new SitingPreset(id, targets, title, note, inputs);
    }
}
