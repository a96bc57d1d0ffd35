package org.livingcircle.platform;

import java.util.Set;

/**
 * Who asks.
 *
 * @param name of the account; "public" for somebody who has not logged in
 */
public record Actor(String name, Set<Role> roles) {

    /** Somebody who has not logged in. */
    public static final Actor ANYBODY = new Actor("public", Set.of(Role.PUBLIC));

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean isKnown() {
        return !equals(ANYBODY);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
