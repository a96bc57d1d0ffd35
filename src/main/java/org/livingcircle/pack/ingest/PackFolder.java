package org.livingcircle.pack.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.livingcircle.pack.Spot;

/** A pack's folder: hands out the text of its files, and nothing from outside. */
final class PackFolder {

    static final String MANIFEST = "pack.yml";

    private static final long LARGEST_FILE = 50L * 1024 * 1024;
    private static final int DEEPEST = 4;
    private static final List<String> DATA_ENDINGS = List.of(".yml", ".csv", ".geojson");

    private final Path folder;

    PackFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Reads a file as UTF-8, without its byte order mark; empty if it cannot be had, and then an issue says why.
     *
     * @param named where the name was given, for the issue
     */
    Optional<String> text(String name, Issues.InFile named, Spot spot, String column) {
        Path file;
        try {
            file = folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            named.error(spot, column, "not a file name", name, "Name a file inside the pack's folder.");
            return Optional.empty();
        }
        if (Path.of(name).isAbsolute() || name.contains("\\") || !file.startsWith(folder)) {
            named.error(spot, column, "the file lies outside the pack", name, "Name a file inside the pack's folder.");
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            named.error(
                    spot,
                    column,
                    "there is no such file",
                    name,
                    "Put %s into the pack's folder, or correct its name.".formatted(name));
            return Optional.empty();
        }
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                named.error(
                        spot,
                        column,
                        "the file is a link to outside the pack",
                        name,
                        "Copy the file itself into the pack's folder.");
                return Optional.empty();
            }
            if (Files.size(file) > LARGEST_FILE) {
                named.error(
                        spot,
                        column,
                        "the file is larger than %d MB".formatted(LARGEST_FILE >> 20),
                        "%s, %d MB".formatted(name, Files.size(file) >> 20),
                        "Generalise the geometry or leave out what the city does not need.");
                return Optional.empty();
            }
            return decode(Files.readAllBytes(file), named.issues().in(name));
        } catch (IOException e) {
            named.error(spot, column, "the file cannot be read", name, "Make it readable: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    /** Tells whether there is a file of this name, inside the folder or, by an absolute path or a link, elsewhere. */
    boolean hasFileOrLink(String name) {
        try {
            return Files.isRegularFile(folder.resolve(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Optional<String> decode(byte[] bytes, Issues.InFile file) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = decoder.decode(in).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            file.error(
                    new Spot.Line(line),
                    "",
                    "not UTF-8",
                    "byte 0x%02X".formatted(bytes[in.position()]),
                    "Save the file as UTF-8; Chinese text from a spreadsheet is often GB18030.");
            return Optional.empty();
        }
    }

    /** Returns a hash over names and bytes of all data files, in hexadecimal; empty if the folder cannot be read. */
    Optional<String> fingerprint() {
        if (!Files.isRegularFile(folder.resolve(MANIFEST))) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Path> data = files.filter(Files::isRegularFile)
                    .filter(file ->
                            DATA_ENDINGS.stream().anyMatch(file.getFileName().toString()::endsWith))
                    .sorted()
                    .toList();
            for (Path file : data) {
                long size = Files.size(file);
                digest.update("%s %d\n".formatted(folder.relativize(file), size).getBytes(StandardCharsets.UTF_8));
                if (size <= LARGEST_FILE && Files.isReadable(file)) { // others are refused, if they are named at all
                    digest.update(Files.readAllBytes(file));
                }
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
