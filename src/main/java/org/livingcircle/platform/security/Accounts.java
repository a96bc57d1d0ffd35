package org.livingcircle.platform.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.AuditTrail;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.platform.Role;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with accounts; each change stands in the audit trail. */
@Service
@Transactional
class Accounts {

    static final int PASSWORD_LEAST = 12;

    /** bcrypt looks at no more. */
    static final int PASSWORD_MOST_BYTES = 72;

    private static final String KIND = "account";

    /** Whoever has the machine. */
    private static final Actor OPERATOR = new Actor("operator", Set.of());

    private static final String NAME = "[a-z0-9][a-z0-9._-]{1,63}";
    private static final String NAMES = "2 to 64 of a-z, 0-9, '.', '_' and '-', not yet taken";

    private final SqlAccounts stored;
    private final AuditTrail trail;
    private final PasswordEncoder encoder;

    /** Compared with where there is no account, so that the answer takes as long. */
    private final String nobodysPassword;

    Accounts(SqlAccounts stored, AuditTrail trail, PasswordEncoder encoder) {
        this.stored = stored;
        this.trail = trail;
        this.encoder = encoder;
        this.nobodysPassword = String.valueOf(encoder.encode(Secrets.random(18)));
    }

    /** An account and the password made for it, which is shown once; null where none was made. */
    record Changed(Account account, @Nullable String password) {}

    /** Returns whether the account may log in with the password; it takes as long for a name nobody has. */
    @Transactional(readOnly = true)
    public boolean matches(String name, String password) {
        Optional<String> hash = stored.password(name);
        boolean fits = password.getBytes(StandardCharsets.UTF_8).length <= PASSWORD_MOST_BYTES;
        return encoder.matches(fits ? password : "", hash.orElse(nobodysPassword)) && fits && hash.isPresent();
    }

    /** Returns the account if it may do anything. */
    @Transactional(readOnly = true)
    public Optional<Account> findEnabled(String name) {
        return stored.find(name).filter(account -> !account.disabled());
    }

    @Transactional(readOnly = true)
    public List<Account> list() {
        return stored.list();
    }

    /** Makes the account {@code admin} if there is no account at all, and returns its password. */
    public Optional<String> makeFirst() {
        stored.lock();
        return stored.isEmpty()
                ? Optional.ofNullable(
                        create(Actor.ANYBODY, "admin", Set.of(Role.ADMIN), null).password())
                : Optional.empty();
    }

    /**
     * Makes an account.
     *
     * @param chosen its password; null makes one
     * @throws PlanningProblem invalid-parameter for a name that is taken or not allowed, or a password that is not allowed
     */
    public Changed create(Actor actor, String name, Set<Role> roles, @Nullable String chosen) {
        String password = chosen == null ? Secrets.random(15) : allowed("password", chosen);
        if (!name.matches(NAME) || !stored.insert(name, encoder.encode(password), null, null)) {
            throw PlanningProblem.invalid("name", name, NAMES);
        }
        stored.setRoles(name, roles);
        Account account = get(name);
        trail.record(actor, "create", KIND, name, null, account.json());
        return new Changed(account, chosen == null ? password : null);
    }

    /**
     * Changes what is not null.
     *
     * @param newPassword whether to make a password
     * @param chosen a password to set instead
     * @throws PlanningProblem not-found; invalid-parameter if nobody would be left to manage accounts, or for a password
     *     that is not allowed
     */
    public Changed change(
            Actor actor,
            String name,
            @Nullable Set<Role> roles,
            @Nullable Boolean disabled,
            boolean newPassword,
            @Nullable String chosen) {
        stored.lock();
        Account before = get(name);
        if (roles != null) {
            stored.setRoles(name, roles);
        }
        if (disabled != null) {
            stored.setDisabled(name, disabled);
        }
        if (!stored.hasAdmin()) {
            throw PlanningProblem.invalid(
                    roles != null ? "roles" : "disabled", name, "a change that leaves an enabled account with admin");
        }
        String password = chosen == null ? newPassword ? Secrets.random(15) : null : allowed("password", chosen);
        if (password != null) {
            if (before.external()) {
                throw PlanningProblem.invalid("resetPassword", "true", "only for accounts that have a password here");
            }
            stored.setPassword(name, String.valueOf(encoder.encode(password)));
        }
        Account after = get(name);
        if (!after.equals(before)) {
            trail.record(actor, "change", KIND, name, before.json(), after.json());
        }
        if (password != null) {
            trail.record(actor, "reset-password", KIND, name, null, null);
        }
        return new Changed(after, chosen == null ? password : null);
    }

    /** Sets one's own password; whether the old one was right is the caller's to know. */
    public void setPassword(Actor actor, String password) {
        stored.setPassword(actor.name(), String.valueOf(encoder.encode(allowed("new", password))));
        trail.record(actor, "change-password", KIND, actor.name(), null, null);
    }

    private static String allowed(String parameter, String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.codePointCount(0, password.length()) < PASSWORD_LEAST || bytes > PASSWORD_MOST_BYTES) {
            throw PlanningProblem.invalid(
                    parameter,
                    null,
                    "at least %d characters, at most %d bytes".formatted(PASSWORD_LEAST, PASSWORD_MOST_BYTES));
        }
        return password;
    }

    /** Keeps that somebody logged in, failed to, or was locked out; a name nobody has may be a password typed in the wrong place. */
    public void recordLogin(Actor actor, String action, String name) {
        if (stored.find(name).isPresent()) {
            trail.record(actor, action, KIND, name, null, null);
        }
    }

    /**
     * Returns the name of the account that another provider vouches for, made at its first login. Its roles are those the provider gives.
     *
     * @param subject what the provider calls it, for good
     * @param wish the name it would like here
     */
    public String external(String issuer, String subject, String wish, Set<Role> roles) {
        stored.lock();
        Optional<Account> known = stored.findExternal(issuer, subject);
        Account account = known.orElseGet(() -> get(insertExternal(issuer, subject, wish)));
        stored.setRoles(account.name(), roles);
        Account after = get(account.name());
        if (known.isEmpty() || !after.equals(account)) {
            trail.record(
                    after.actor(),
                    known.isEmpty() ? "create" : "change",
                    KIND,
                    after.name(),
                    known.map(Account::json).orElse(null),
                    after.json());
        }
        return after.name();
    }

    private String insertExternal(String issuer, String subject, String wish) {
        String base = wish.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "");
        String name = base.matches(NAME) ? base.substring(0, Math.min(base.length(), 50)) : "account";
        for (int number = 1; ; number++) {
            String tried = number == 1 ? name : name + "-" + number;
            if (stored.insert(tried, null, issuer, subject)) {
                return tried;
            }
        }
    }

    /**
     * Gives an account a new password and lets it in again: for whoever runs the service, at its terminal.
     *
     * @return the password; empty where no account of the name has one
     */
    public Optional<String> reset(String name) {
        stored.lock();
        Optional<Account> known = stored.find(name).filter(account -> !account.external());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        String password = Secrets.random(15);
        stored.setPassword(name, String.valueOf(encoder.encode(password)));
        stored.setDisabled(name, false);
        trail.record(
                OPERATOR,
                "reset-password",
                KIND,
                name,
                known.get().json(),
                get(name).json());
        return Optional.of(password);
    }

    private Account get(String name) {
        return stored.find(name)
                .orElseThrow(
                        () -> PlanningProblem.of(ProblemType.NOT_FOUND, "There is no account %s.".formatted(name)));
    }
}
