package org.livingcircle.streets;

/** Streets that cannot be imported: one line that says where, what is wrong, and what to do. What is stored stays. */
public final class StreetsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the refusal.
     *
     * @param place file and spot, or the setting
     * @param what the fault
     * @param remedy one sentence
     */
    public StreetsRefused(String place, String what, String remedy) {
        super("%s: %s — %s".formatted(place, what, remedy));
    }

    /** As {@link #StreetsRefused(String, String, String)}, keeping the exception for the log. */
    public StreetsRefused(String place, String what, String remedy, Throwable cause) {
        super("%s: %s — %s".formatted(place, what, remedy), cause);
    }

    /** Returns the line. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
