package org.livingcircle.siting.app;

import java.util.List;
import org.livingcircle.pack.SitingPreset;

/** The plan's own questions about sites, as the pack keeps them. */
public interface PlanQuestions {

    /** Returns the questions in the order of the pack. */
    List<SitingPreset> all();
}
