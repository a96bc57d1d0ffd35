package org.livingcircle.platform;

/** Knows who makes the request at hand. Thread safe; to be asked in the request's own thread. */
public interface Actors {

    /** Returns who asks; {@link Actor#ANYBODY} without a login. */
    Actor current();

    /**
     * Returns who asks, if one of their roles is among those wanted.
     *
     * @throws PlanningProblem of type unauthenticated for somebody who has not logged in, forbidden for others
     */
    Actor require(Role... wanted);
}
