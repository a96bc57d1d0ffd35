package org.livingcircle;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.livingcircle.platform.security.PasswordReset;
import org.springframework.dao.DataAccessException;

/** The command {@code account reset NAME}: a new password for an account, from the terminal. No web server. */
final class AccountCommand {

    private static final String USAGE =
            "usage: account reset NAME   give an account a new password, and let it in again";

    private final CommandSettings settings;

    /**
     * Makes the command.
     *
     * @param environment the settings LIVINGCIRCLE_DB_URL, _USER, _PASSWORD
     * @param out takes the password
     * @param report takes faults
     */
    AccountCommand(Map<String, String> environment, PrintStream out, PrintStream report) {
        this.settings = new CommandSettings(environment, out, report);
    }

    /** Tells whether the arguments of a start are meant for here. */
    static boolean recognises(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("account");
    }

    /** Returns the exit code: 0 if the account has a new password, 1 if not. */
    int run(String... arguments) {
        if (arguments.length != 3 || !arguments[1].equals("reset")) {
            settings.report().println(USAGE);
            return CommandSettings.FAILED;
        }
        CommandSettings.silenceLibraries();
        try {
            Optional<DataSource> database = settings.openDatabase();
            if (database.isEmpty()) {
                return CommandSettings.FAILED;
            }
            String name = arguments[2];
            Optional<String> password = PasswordReset.reset(database.get(), name);
            if (password.isEmpty()) {
                settings.report()
                        .println(
                                "no account \"%s\" has a password here; the first one is called admin and is made at the first start"
                                        .formatted(name));
                return CommandSettings.FAILED;
            }
            settings.out().printf("account %s, password %s (shown once; log in and change it)%n", name, password.get());
            return CommandSettings.OK;
        } catch (IllegalArgumentException | DataAccessException e) {
            return settings.failed(e);
        }
    }
}
