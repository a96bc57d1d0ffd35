package org.livingcircle.platform.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.PlanningProblem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own bearer tokens. */
@Tag(name = "Session")
@RestController
class TokenController {

    private static final int DAYS_MOST = 366;
    private static final int NAME_MOST = 80;

    private final RequestActors actors;
    private final Tokens tokens;

    TokenController(RequestActors actors, Tokens tokens) {
        this.actors = actors;
        this.tokens = tokens;
    }

    /** What is asked for. */
    record TokenRequest(@Nullable String name, @Nullable Integer days) {}

    /** The answer, the only one that holds the token. */
    record TokenMade(String id, String name, String token, Instant expires) {}

    @Operation(
            operationId = "createToken",
            summary = "Make a bearer token",
            description = "For 1 to 366 days. The token is shown once; send it as Authorization: Bearer.")
    @PostMapping(path = "/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TokenMade> create(@RequestBody TokenRequest wanted) {
        var actor = actors.inSession();
        String name = wanted.name() == null ? "" : wanted.name().strip();
        if (name.isEmpty() || name.length() > NAME_MOST || name.indexOf('\0') >= 0) {
            throw PlanningProblem.invalid("name", wanted.name(), "1 to %d characters".formatted(NAME_MOST));
        }
        if (wanted.days() == null || wanted.days() < 1 || wanted.days() > DAYS_MOST) {
            String given = wanted.days() == null ? null : wanted.days().toString();
            throw PlanningProblem.invalid("days", given, "a whole number from 1 to %d".formatted(DAYS_MOST));
        }
        var made = tokens.create(actor, name, wanted.days());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new TokenMade(
                        made.token().id(), name, made.secret(), made.token().expires()));
    }

    @Operation(operationId = "getTokens", summary = "One's tokens", description = "Those not revoked, newest first.")
    @GetMapping(path = "/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<Tokens.Token>> list() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tokens.list(actors.known()));
    }

    @Operation(operationId = "revokeToken", summary = "Revoke a token", description = "One's own; for good.")
    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@Parameter(description = "Id of the token") @PathVariable String id) {
        tokens.revoke(actors.known(), id);
    }
}
