package org.livingcircle.streets.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.livingcircle.streets.StreetGraph;
import org.livingcircle.streets.StreetGraphFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of graph files, one a version and plane. A file is written beside its place, forced to disk and renamed: there is
 * never half a graph under its name. Files of other versions are left until {@link #clean}, as a service may still be reading.
 */
final class GraphFolder {

    private static final Logger LOG = LoggerFactory.getLogger(GraphFolder.class);

    private static final String PREFIX = "streets-";
    private static final String SUFFIX = ".graph";
    private static final String PART = ".part";

    /** Puts a graph on disk. */
    @FunctionalInterface
    interface Writer {
        void write(StreetGraph graph, Path file) throws IOException;
    }

    private final Path folder;
    private final Writer writer;

    GraphFolder(Path folder, Writer writer) {
        this.folder = folder;
        this.writer = writer;
    }

    Path file(String version, int srid) {
        return folder.resolve(PREFIX + version + "-" + srid + SUFFIX);
    }

    /** Returns a graph; empty if there is no file, or none that can be used, and then the log says why. */
    Optional<StreetGraph> find(String version, int srid) {
        Path file = file(version, srid);
        try {
            StreetGraph graph = StreetGraphFile.read(file);
            if (graph.srid() == srid) {
                return Optional.of(graph);
            }
            LOG.warn("{} is in the plane EPSG:{}, not {}", file, graph.srid(), srid);
        } catch (NoSuchFileException e) {
            LOG.info("There is no {}", file);
        } catch (IOException e) {
            LOG.warn("The street graph cannot be used: {}", e.getMessage());
        }
        return Optional.empty();
    }

    /** Writes a graph under its name, whole or not at all. */
    void write(StreetGraph graph, String version) throws IOException {
        Files.createDirectories(folder);
        Path file = file(version, graph.srid());
        // The process in the name: a service that rebuilds and an import may write at the same time.
        Path part = folder.resolve(
                file.getFileName() + "." + ProcessHandle.current().pid() + PART);
        try {
            writer.write(graph, part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A rename is on disk only when its folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Deletes every graph but one, and what an import that was killed left. Goes on where it cannot. */
    void clean(Path kept) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if ((name.endsWith(SUFFIX) || name.endsWith(PART)) && !file.equals(kept)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("Old street graphs could not be deleted: {}", e.getMessage());
        }
    }
}
