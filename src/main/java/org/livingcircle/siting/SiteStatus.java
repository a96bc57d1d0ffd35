package org.livingcircle.siting;

/** What may become of a site. */
public enum SiteStatus {
    /** May be opened. */
    CANDIDATE,
    /** Is open in every answer: an existing facility that is kept, or a site somebody insists on. */
    REQUIRED,
    /** Is open in no answer. */
    FORBIDDEN
}
