package org.livingcircle.platform.security;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes the account admin in a database without accounts, and prints its password: once, and past the log. */
@Component
class FirstAdmin implements ApplicationRunner {

    private final Accounts accounts;

    FirstAdmin(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void run(ApplicationArguments args) {
        accounts.makeFirst()
                .ifPresent(password -> System.out.printf(
                        "First account: admin, password %s (shown once; log in and change it)%n", password));
    }
}
