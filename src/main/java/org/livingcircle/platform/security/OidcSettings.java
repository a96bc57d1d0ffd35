package org.livingcircle.platform.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Login at a provider of OpenID Connect beside that with a password.
 *
 * @param issuer its address (LIVINGCIRCLE_OIDC_ISSUER); empty for none
 * @param clientId what it calls this service (LIVINGCIRCLE_OIDC_CLIENT_ID)
 * @param clientSecret LIVINGCIRCLE_OIDC_CLIENT_SECRET
 * @param nameClaim claim with the name of the account (LIVINGCIRCLE_OIDC_NAME_CLAIM)
 * @param roleClaim claim with the roles, named as here (LIVINGCIRCLE_OIDC_ROLE_CLAIM)
 * @param label what the page calls it (LIVINGCIRCLE_OIDC_LABEL)
 */
@ConfigurationProperties("livingcircle.oidc")
record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("preferred_username") String nameClaim,
        @DefaultValue("roles") String roleClaim,
        @DefaultValue("OpenID Connect") String label) {

    static final String REGISTRATION = "oidc";

    /** Where the page sends somebody who wants to log in there, relative to the page. */
    static final String LOGIN = "oauth2/authorization/" + REGISTRATION;

    OidcSettings {
        if (!issuer.isBlank() && !issuer.matches("https?://.+")) {
            throw new IllegalArgumentException(
                    "LIVINGCIRCLE_OIDC_ISSUER is %s; allowed is an address, or nothing".formatted(issuer));
        }
        if (!issuer.isBlank() && (clientId.isBlank() || clientSecret.isBlank())) {
            throw new IllegalArgumentException(
                    "With LIVINGCIRCLE_OIDC_ISSUER, LIVINGCIRCLE_OIDC_CLIENT_ID and LIVINGCIRCLE_OIDC_CLIENT_SECRET must be set");
        }
    }

    boolean isOn() {
        return !issuer.isBlank();
    }
}
