package org.livingcircle.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes what nobody can guess. */
final class Secrets {

    private static final SecureRandom DICE = new SecureRandom();

    private Secrets() {}

    /** Returns that many random bytes as letters, digits, - and _. */
    static String random(int bytes) {
        byte[] random = new byte[bytes];
        DICE.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
