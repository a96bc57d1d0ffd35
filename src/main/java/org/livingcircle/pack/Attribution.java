package org.livingcircle.pack;

/** Whom the page thanks. */
public record Attribution(String text, String licence, String url) {}
