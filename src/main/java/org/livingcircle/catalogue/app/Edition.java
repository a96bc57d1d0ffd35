package org.livingcircle.catalogue.app;

import org.livingcircle.platform.DataVersion;

/**
 * The data that features are asked of: the present, or those that a scenario is over.
 *
 * @param isPinned whether it is a scenario's
 */
public record Edition(DataVersion version, boolean isPinned) {}
