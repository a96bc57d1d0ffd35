package org.livingcircle.platform.security;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the operator chooses for logins.
 *
 * @param sessions how many sessions an account may have at once, 1 to 100 (LIVINGCIRCLE_SESSIONS); the one unused longest
 *     gives way
 */
@Validated
@ConfigurationProperties("livingcircle.security")
record SecuritySettings(@DefaultValue("5") @Min(1) @Max(100) int sessions) {}
