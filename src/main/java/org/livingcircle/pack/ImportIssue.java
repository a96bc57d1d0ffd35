package org.livingcircle.pack;

/**
 * Something wrong with a pack: where it stands, what it is, what was given, and what to do about it.
 *
 * @param file the file's name inside the pack
 * @param column the column, property or key; empty if it concerns none
 * @param what the fault, without its place
 * @param given what the file says, shortened; empty if nothing
 * @param remedy one sentence
 */
public record ImportIssue(
        Severity severity, String file, Spot spot, String column, String what, String given, String remedy) {

    /** How bad it is. */
    public enum Severity {
        /** The pack is refused. */
        ERROR,
        /** The pack is taken, and somebody should look. */
        WARNING
    }

    private static final int LONGEST_GIVEN = 80;

    public ImportIssue {
        given = given.length() <= LONGEST_GIVEN ? given : given.substring(0, LONGEST_GIVEN - 1) + "…";
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Returns it as one line: file, place, column, fault, what was given, remedy. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(file);
        if (!(spot instanceof Spot.WholeFile)) {
            line.append(' ').append(spot);
        }
        if (!column.isEmpty()) {
            line.append(", ").append(column);
        }
        line.append(": ").append(isError() ? "" : "warning: ").append(what);
        if (!given.isEmpty()) {
            line.append(", given \"").append(given.replace('\n', ' ')).append('"');
        }
        return line.append(" — ").append(remedy).toString();
    }
}
