package org.livingcircle.testing;

import java.util.List;

/** Accounts of a test's database, each with a token: {@code planner-1}, {@code planner-2}, {@code editor-1}, {@code admin-1}. */
public final class Bearers {

    /** The header that a token goes into. */
    public static final String HEADER = "Authorization";

    private static final List<String> NAMES = List.of("planner-1", "planner-2", "editor-1", "admin-1");

    private Bearers() {}

    /** Makes the accounts, if they are not there yet. */
    public static void addTo(FreshDatabase database) {
        for (String name : NAMES) {
            database.execute("""
                    INSERT INTO account (name, password, created) VALUES ('%1$s', '{noop}nobody logs in', now())
                    ON CONFLICT DO NOTHING;
                    INSERT INTO account_role VALUES ('%1$s', '%2$s') ON CONFLICT DO NOTHING;
                    INSERT INTO token (id, account, name, hash, created, expires)
                    VALUES ('of-%1$s', '%1$s', 'test', sha256('lc_of-%1$s'::bytea), now(), now() + interval '1 day')
                    ON CONFLICT DO NOTHING
                    """.formatted(name, name.replaceAll("-.*", "")));
        }
    }

    /** Returns what the header says for an account. */
    public static String of(String name) {
        return "Bearer lc_of-" + name;
    }
}
