package org.livingcircle.pack;

import org.livingcircle.provenance.Provenance;

/** What a pack says of one of its layers. The file's name is relative to the pack, with forward slashes. */
public record LayerSpec(String file, String licence, String vintage, String source, Provenance provenance) {}
