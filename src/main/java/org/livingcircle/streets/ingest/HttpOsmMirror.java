package org.livingcircle.streets.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Settings;
import org.livingcircle.streets.OsmMirror;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.StreetsRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Fetches {@code BASE/REGION.osm.pbf} over HTTP. The file is written beside its place and renamed when it is whole.
 *
 * <p>HttpURLConnection, not HttpClient: its time-out holds for every read, so a mirror that falls silent in the middle is found
 * out too.
 */
@Component
public final class HttpOsmMirror implements OsmMirror {

    private static final String SETTING = "LIVINGCIRCLE_OSM_MIRROR";
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*");
    private static final int LONGEST_REGION = 200;
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int BUFFER_BYTES = 1 << 16;

    private final @Nullable String base;
    private final Path folder;
    private final Duration silence;

    @Autowired
    HttpOsmMirror(Settings settings) {
        this(settings.osmMirror(), settings.streets());
    }

    /**
     * Makes a mirror.
     *
     * @param base the address that all files lie under; null or empty if there is no mirror
     * @param folder takes the fetched file
     */
    public HttpOsmMirror(@Nullable String base, Path folder) {
        this(base, folder, SILENCE);
    }

    HttpOsmMirror(@Nullable String base, Path folder, Duration silence) {
        this.base = base;
        this.folder = folder;
        this.silence = silence;
    }

    @Override
    public Path fetch(String region, StreetProgress progress) {
        if (!REGION.matcher(region).matches() || region.length() > LONGEST_REGION) {
            throw new StreetsRefused(
                    "region " + region,
                    "not the name of a region",
                    "Use letters, digits, _ and -, with / between parts, as asia/china/heilongjiang-latest.");
        }
        URL address = address(region);
        Path file = folder.resolve(OsmMirror.fileName(region));
        Path part = folder.resolve(file.getFileName() + ".part");
        progress.report(StreetProgress.Step.DOWNLOAD, 0, 1);
        try {
            Files.createDirectories(folder);
            fetch(address, part, progress);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (SocketTimeoutException e) {
            throw new StreetsRefused(
                    address.toString(),
                    "the mirror said nothing for %d s".formatted(Math.max(1, silence.toSeconds())),
                    "Try again later, or set another mirror in " + SETTING + ".",
                    e);
        } catch (IOException e) {
            throw new StreetsRefused(
                    address.toString(),
                    "the extract could not be fetched: " + (e.getMessage() == null ? e.toString() : e.getMessage()),
                    "Look at the network, at " + SETTING + ", and at the room in " + folder + ".",
                    e);
        } finally {
            delete(part);
        }
    }

    private URL address(String region) {
        if (base == null || base.isBlank()) {
            throw new StreetsRefused(
                    SETTING,
                    "no mirror is set, so region %s cannot be fetched".formatted(region),
                    "Set it to the address that the mirror's files lie under, or give a file: bin/import osm FILE.osm.pbf.");
        }
        try {
            URI root = URI.create(base.strip().replaceFirst("/+$", ""));
            if (root.getHost() != null && ("https".equals(root.getScheme()) || "http".equals(root.getScheme()))) {
                return URI.create(root + "/" + region + ".osm.pbf").toURL();
            }
        } catch (IllegalArgumentException | IOException e) {
            // said below
        }
        throw new StreetsRefused(SETTING, "not an address: " + base, "Write it as https://HOST/PATH.");
    }

    private void fetch(URL address, Path part, StreetProgress progress) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.openConnection();
        try {
            connection.setConnectTimeout((int) silence.toMillis());
            connection.setReadTimeout((int) silence.toMillis());
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new StreetsRefused(
                        address.toString(),
                        "the mirror answers %d".formatted(status),
                        status == HttpURLConnection.HTTP_NOT_FOUND
                                ? "Look up the region's name at the mirror, and look at " + SETTING + "."
                                : "Look at " + SETTING + ", or try again later.");
            }
            long size = connection.getContentLengthLong();
            // not of its FileStore, which fails where the table of mounts does not list the root, as in a chroot
            long room = folder.toFile().getUsableSpace();
            if (size > room) {
                throw new StreetsRefused(
                        folder.toString(),
                        "the extract has %,d bytes, there is room for %,d".formatted(size, room),
                        "Make room there, or name another folder in LIVINGCIRCLE_STREETS.");
            }
            long got = copy(connection, part, size, progress);
            if (size >= 0 && got != size) {
                throw new StreetsRefused(
                        address.toString(),
                        "the file was cut short: %,d of %,d bytes came".formatted(got, size),
                        "Try again.");
            }
            progress.report(StreetProgress.Step.DOWNLOAD, Math.max(1, got), Math.max(1, got));
        } finally {
            connection.disconnect();
        }
    }

    private static long copy(HttpURLConnection connection, Path part, long size, StreetProgress progress)
            throws IOException {
        long got = 0;
        try (InputStream in = connection.getInputStream();
                OutputStream out = Files.newOutputStream(part)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            int read;
            while ((read = in.read(buffer)) >= 0) {
                out.write(buffer, 0, read);
                got += read;
                if (got < size) { // where the mirror does not say how much comes, the end alone is told
                    progress.report(StreetProgress.Step.DOWNLOAD, got, size);
                }
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            if (size >= 0 && got < size) {
                throw new StreetsRefused(
                        connection.getURL().toString(),
                        "the file was cut short: %,d of %,d bytes came (%s)".formatted(got, size, e.getMessage()),
                        "Try again.",
                        e);
            }
            throw e;
        }
        return got;
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // The next fetch writes over it.
        }
    }
}
