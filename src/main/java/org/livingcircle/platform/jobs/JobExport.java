package org.livingcircle.platform.jobs;

/**
 * A result in a format of its own.
 *
 * @param mediaType with its character set
 * @param fileName to save it as
 */
public record JobExport(String mediaType, String fileName, String text) {}
