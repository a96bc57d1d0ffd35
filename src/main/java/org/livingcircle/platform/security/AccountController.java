package org.livingcircle.platform.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Accounts and the audit trail, for admins. */
@Tag(name = "Accounts")
@RestController
class AccountController {

    private static final int PAGE_MOST = 500;
    private static final List<String> ROLES = List.of("planner", "health-bureau", "editor", "admin");

    private final RequestActors actors;
    private final Accounts accounts;
    private final SqlAuditTrail trail;
    private final SessionRegistry sessions;
    private final JsonMapper json;

    AccountController(
            RequestActors actors, Accounts accounts, SqlAuditTrail trail, SessionRegistry sessions, JsonMapper json) {
        this.actors = actors;
        this.accounts = accounts;
        this.trail = trail;
        this.sessions = sessions;
        this.json = json;
    }

    /** An account; {@code password} only in the answer for which the service made one. */
    record AccountDocument(
            String name,
            List<String> roles,
            boolean disabled,
            boolean external,
            Instant created,
            @Nullable String password) {

        static AccountDocument of(Account account, @Nullable String password) {
            return new AccountDocument(
                    account.name(),
                    account.roles().stream().map(Role::wireName).sorted().toList(),
                    account.disabled(),
                    account.external(),
                    account.created(),
                    password);
        }
    }

    /** The account to make; a password is made where none is given. */
    record AccountRequest(
            @Nullable String name,
            @Nullable List<String> roles,
            @Nullable String password) {}

    /** What to change; null stays. {@code resetPassword} has a password made, {@code password} sets the one given. */
    record AccountChange(
            @Nullable List<String> roles,
            @Nullable Boolean disabled,
            @Nullable Boolean resetPassword,
            @Nullable String password) {}

    /** One entry of the audit trail. */
    record AuditEntry(
            long id,
            Instant at,
            String actor,
            List<String> roles,
            String action,
            String kind,
            String subject,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    @Operation(operationId = "getAccounts", summary = "All accounts", description = "Needs the role admin.")
    @GetMapping(path = "/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<AccountDocument>> list() {
        actors.require(Role.ADMIN);
        return unstored(accounts.list().stream()
                .map(account -> AccountDocument.of(account, null))
                .toList());
    }

    @Operation(
            operationId = "createAccount",
            summary = "Make an account",
            description = "Needs the role admin. Without a password one is made, and the answer holds it, once.")
    @PostMapping(path = "/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AccountDocument> create(@RequestBody AccountRequest wanted) {
        Actor actor = actors.require(Role.ADMIN);
        var made = accounts.create(
                actor,
                wanted.name() == null ? "" : wanted.name(),
                roles(wanted.roles() == null ? List.of() : wanted.roles()),
                wanted.password());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(AccountDocument.of(made.account(), made.password()));
    }

    @Operation(
            operationId = "changeAccount",
            summary = "Change an account",
            description =
                    "Needs the role admin. Roles, disabled, or a new password: the one given, or one that is made and"
                            + " that the answer holds once. The account's sessions end when it is disabled or its password is"
                            + " new.")
    @PatchMapping(path = "/accounts/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AccountDocument> change(
            @Parameter(description = "Name of the account") @PathVariable String name,
            @RequestBody AccountChange wanted) {
        Actor actor = actors.require(Role.ADMIN);
        boolean newPassword = Boolean.TRUE.equals(wanted.resetPassword());
        var changed = accounts.change(
                actor,
                name.replace("\0", ""),
                wanted.roles() == null ? null : roles(wanted.roles()),
                wanted.disabled(),
                newPassword,
                wanted.password());
        if (newPassword || wanted.password() != null || changed.account().disabled()) {
            sessions.getAllSessions(name, false).forEach(SessionInformation::expireNow);
        }
        return unstored(AccountDocument.of(changed.account(), changed.password()));
    }

    @Operation(
            operationId = "getAudit",
            summary = "The audit trail",
            description = "Needs the role admin. Newest first; the next page begins before the last id.")
    @GetMapping(path = "/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<AuditEntry>> audit(
            @Parameter(description = "Entries at most, 1 to 500") @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "Only entries with a smaller id") @RequestParam(required = false) @Nullable
                    Long before,
            @Parameter(description = "Only entries on this id") @RequestParam(required = false) @Nullable
                    String subject) {
        actors.require(Role.ADMIN);
        if (limit < 1 || limit > PAGE_MOST) {
            throw PlanningProblem.invalid("limit", Integer.toString(limit), "1 to " + PAGE_MOST);
        }
        if (subject != null && subject.indexOf('\0') >= 0) {
            throw PlanningProblem.invalid("subject", null, "a text");
        }
        return unstored(trail.read(limit, before, subject).stream()
                .map(entry -> new AuditEntry(
                        entry.id(),
                        entry.at().toInstant(),
                        entry.actor(),
                        entry.roles(),
                        entry.action(),
                        entry.kind(),
                        entry.subject(),
                        tree(entry.before()),
                        tree(entry.after())))
                .toList());
    }

    private @Nullable JsonNode tree(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }

    private static Set<Role> roles(List<String> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            if (name == null || !ROLES.contains(name)) {
                throw PlanningProblem.invalid("roles", String.valueOf(name), ROLES);
            }
            Role.ofWireName(name).ifPresent(roles::add);
        }
        return roles;
    }

    private static <T> ResponseEntity<T> unstored(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
