package org.livingcircle.platform;

import java.util.Map;

/** A process that a feature adds to {@code /processes}. A bean. */
public interface OfferedProcess {

    String id();

    /** Returns the description in the shape of OGC API Processes, with inputs and outputs. */
    Map<String, Object> describe();
}
