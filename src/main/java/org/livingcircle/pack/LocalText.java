package org.livingcircle.pack;

/** A text in Chinese and in English. */
public record LocalText(String zh, String en) {}
