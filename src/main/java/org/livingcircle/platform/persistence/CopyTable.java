package org.livingcircle.platform.persistence;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Writes rows into a table by COPY in text format. A geometry crosses as EWKB in hexadecimal, null as {@code \\N}. Closed
 * without {@link #end}, it writes nothing.
 */
public final class CopyTable implements AutoCloseable {

    private static final int SEND_AT = 1 << 16;

    private final CopyIn copy;
    private final int columns;
    private final StringBuilder waiting = new StringBuilder();
    private final WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN, true);

    /**
     * Begins a COPY.
     *
     * @param table and columns are written into the statement as they stand
     */
    public CopyTable(CopyManager copies, String table, List<String> columns) throws SQLException {
        this.copy = copies.copyIn("COPY %s (%s) FROM STDIN".formatted(table, String.join(", ", columns)));
        this.columns = columns.size();
    }

    /** Adds a row; values are text, numbers, booleans, days, geometries of a known SRID, or null. */
    public void add(List<? extends @Nullable Object> values) throws SQLException {
        if (values.size() != columns) {
            throw new IllegalArgumentException("need %d values, got %d".formatted(columns, values.size()));
        }
        for (int i = 0; i < columns; i++) {
            if (i > 0) {
                waiting.append('\t');
            }
            append(values.get(i));
        }
        waiting.append('\n');
        if (waiting.length() >= SEND_AT) {
            send();
        }
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            waiting.append("\\N");
        } else if (value instanceof Geometry geometry) {
            waiting.append(WKBWriter.toHex(wkb.write(geometry)));
        } else {
            String text = value.toString();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '\\' -> waiting.append("\\\\");
                    case '\t' -> waiting.append("\\t");
                    case '\n' -> waiting.append("\\n");
                    case '\r' -> waiting.append("\\r");
                    default -> waiting.append(c);
                }
            }
        }
    }

    private void send() throws SQLException {
        byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        waiting.setLength(0);
    }

    /** Sends what is left and returns how many rows the database took. */
    public long end() throws SQLException {
        send();
        return copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
