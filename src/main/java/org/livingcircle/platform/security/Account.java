package org.livingcircle.platform.security;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.Role;

/**
 * Somebody who can log in.
 *
 * @param roles beside that of the public
 * @param external whether a provider of OpenID Connect logs them in, and gives the roles
 */
record Account(String name, Set<Role> roles, boolean disabled, boolean external, Instant created) {

    Account {
        roles = Set.copyOf(roles);
    }

    Actor actor() {
        Set<Role> all = EnumSet.of(Role.PUBLIC);
        all.addAll(roles);
        return new Actor(name, all);
    }

    /** Returns what the audit trail keeps; names of roles need no escaping. */
    String json() {
        return "{\"roles\":[%s],\"disabled\":%s}"
                .formatted(
                        roles.stream()
                                .map(Role::wireName)
                                .sorted()
                                .map("\"%s\""::formatted)
                                .collect(Collectors.joining(",")),
                        disabled);
    }
}
