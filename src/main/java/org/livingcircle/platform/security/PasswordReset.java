package org.livingcircle.platform.security;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives an account a new password from the terminal, for when the last one is lost. */
public final class PasswordReset {

    private PasswordReset() {}

    /**
     * Sets a new password and lets the account in again, in one transaction with its entry in the audit trail.
     *
     * @return the password; empty where no account of the name has one
     */
    public static Optional<String> reset(DataSource database, String name) {
        JdbcClient client = JdbcClient.create(database);
        Clock clock = Clock.systemUTC();
        Accounts accounts = new Accounts(
                new SqlAccounts(client, clock),
                new SqlAuditTrail(client, clock),
                PasswordEncoderFactories.createDelegatingPasswordEncoder());
        Optional<String> password =
                new TransactionTemplate(new JdbcTransactionManager(database)).execute(change -> accounts.reset(name));
        return password == null ? Optional.empty() : password;
    }
}
