package org.livingcircle.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The browser of all journeys: the system's Chromium, which {@code bin/test} installs, with no profile and no errands of its own. */
final class Chromium implements AutoCloseable {

    private static final int PATIENCE_MS = 30_000;

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        Path program = Optional.ofNullable(System.getenv("LIVINGCIRCLE_CHROMIUM"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .orElseThrow(() -> new IllegalStateException("LIVINGCIRCLE_CHROMIUM names no browser: run bin/test"));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        Playwright playwright = Playwright.create();
        Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(program).setArgs(QUIET));
        return new Chromium(playwright, browser);
    }

    /** Opens a window that shares nothing with others. */
    Visit visit(String origin, Browser.NewContextOptions window) {
        return new Visit(browser.newContext(window), origin);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
