package org.livingcircle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs by which others read our files. */
public final class Gdal {

    private Gdal() {}

    /** For {@code @EnabledIf}; where everything must be tested it may not be missing. */
    public static boolean isThere() {
        boolean there = Files.isExecutable(Path.of("/usr/bin/gdalinfo"));
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("gdalinfo is missing; bin/test installs it");
        }
        return there;
    }

    /** Returns what a program that must succeed prints. */
    public static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
