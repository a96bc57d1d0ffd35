package org.livingcircle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pack of a city drawn for tests: two squares of 0.04 degrees on the equator, a river across both with one bridge, five
 * townships of which one has no centre, and ages in equal numbers, so that every figure can be worked out by hand. A test
 * damages a copy of it.
 */
public final class Littleton {

    /** The pack as it should be. */
    public static final Path PACK = Path.of("src/test/resources/packs/littleton");

    private final Path folder;

    private Littleton(Path folder) {
        this.folder = folder;
    }

    /** Copies the pack into an empty folder. */
    public static Littleton copyTo(Path folder) {
        try (Stream<Path> files = Files.list(PACK)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
            return new Littleton(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** Replaces the first of a text in a file; the text must be there. */
    public void replace(String file, String from, String to) {
        String text = read(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("%s does not hold \"%s\"".formatted(file, from));
        }
        int at = text.indexOf(from);
        write(file, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    /** Removes the lines that hold a text; there must be some. */
    public void removeLines(String file, String holding) {
        List<String> lines = read(file).lines().toList();
        List<String> kept =
                lines.stream().filter(line -> !line.contains(holding)).toList();
        if (kept.size() == lines.size()) {
            throw new IllegalArgumentException("%s does not hold \"%s\"".formatted(file, holding));
        }
        write(file, String.join("\n", kept) + "\n");
    }

    public void append(String file, String text) {
        write(file, read(file) + text);
    }

    public void delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void writeBytes(String file, byte[] bytes) {
        try {
            Files.write(folder.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
