package org.livingcircle.platform.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of accounts and their roles; transactions are the caller's. */
@Repository
class SqlAccounts {

    private static final String READ = """
            SELECT name, disabled, issuer IS NOT NULL AS external, created,
                   coalesce((SELECT string_agg(role, ',') FROM account_role WHERE account = name), '') AS roles
            FROM account
            """;

    private final JdbcClient database;
    private final Clock clock;

    SqlAccounts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<Account> find(String name) {
        return database.sql(READ + "WHERE name = :name")
                .param("name", name)
                .query((row, number) -> account(row))
                .optional();
    }

    /** Returns the account that a provider knows by a subject. */
    Optional<Account> findExternal(String issuer, String subject) {
        return database.sql(READ + "WHERE issuer = :issuer AND subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query((row, number) -> account(row))
                .optional();
    }

    List<Account> list() {
        return database.sql(READ + "ORDER BY name")
                .query((row, number) -> account(row))
                .list();
    }

    /** Returns the password's hash of an account that is not disabled. */
    Optional<String> password(String name) {
        return database.sql("SELECT password FROM account WHERE name = :name AND NOT disabled AND password IS NOT NULL")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    boolean isEmpty() {
        return database.sql("SELECT NOT EXISTS (SELECT FROM account)")
                .query(Boolean.class)
                .single();
    }

    /** Makes the account unless the name is taken. */
    boolean insert(String name, @Nullable String password, @Nullable String issuer, @Nullable String subject) {
        return database.sql("""
                                INSERT INTO account (name, password, issuer, subject, created)
                                VALUES (:name, :password, :issuer, :subject, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("name", name)
                        .param("password", password)
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void setPassword(String name, String password) {
        database.sql("UPDATE account SET password = :password WHERE name = :name")
                .param("name", name)
                .param("password", password)
                .update();
    }

    void setDisabled(String name, boolean disabled) {
        database.sql("UPDATE account SET disabled = :disabled WHERE name = :name")
                .param("name", name)
                .param("disabled", disabled)
                .update();
    }

    void setRoles(String name, Set<Role> roles) {
        database.sql("DELETE FROM account_role WHERE account = :name")
                .param("name", name)
                .update();
        for (Role role : roles) {
            database.sql("INSERT INTO account_role (account, role) VALUES (:name, :role)")
                    .param("name", name)
                    .param("role", role.wireName())
                    .update();
        }
    }

    /** Lets one change of accounts happen after the other: two admins cannot remove each other. */
    void lock() {
        database.sql("LOCK TABLE account_role IN SHARE ROW EXCLUSIVE MODE").update();
    }

    boolean hasAdmin() {
        return database.sql("""
                        SELECT EXISTS (
                            SELECT FROM account JOIN account_role ON account = name
                            WHERE role = 'admin' AND NOT disabled AND password IS NOT NULL)
                        """).query(Boolean.class).single();
    }

    private static Account account(ResultSet row) throws SQLException {
        String roles = row.getString("roles");
        return new Account(
                row.getString("name"),
                Arrays.stream(roles.split(","))
                        .flatMap(role -> Role.ofWireName(role).stream())
                        .collect(Collectors.toSet()),
                row.getBoolean("disabled"),
                row.getBoolean("external"),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
