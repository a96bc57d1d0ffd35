package org.livingcircle.journeys;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One window on the page. It keeps what was requested and whatever went wrong: an error on the console, a script that failed, a
 * request without answer, an answer of 400 and above, a request to another address.
 */
final class Visit implements AutoCloseable {

    private static final Pattern VIEW = Pattern.compile("view=([\\d.]+)/([\\d.-]+)/([\\d.-]+)");
    private static final String SETTLED = """
            () => document.querySelector('#share')?.textContent
                && document.querySelector('#headline').getAttribute('aria-busy') === 'false'
                && !document.querySelector('.map-area').classList.contains('busy')""";

    private final BrowserContext window;
    private final String origin;
    private final List<String> troubles = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final Page page;

    Visit(BrowserContext window, String origin) {
        this.window = window;
        this.origin = origin;
        // A first visit's hint covers a part of the map; one journey is about it.
        window.addInitScript("localStorage.setItem('livingcircle.hint', 'read')");
        // Counts the tiles that the surface paints.
        window.addInitScript("""
                window.painted = 0;
                const put = CanvasRenderingContext2D.prototype.putImageData;
                CanvasRenderingContext2D.prototype.putImageData = function (...given) {
                  window.painted++;
                  return put.apply(this, given);
                };""");
        this.page = window.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add("console: " + message.text());
            }
        });
        page.onPageError(error -> troubles.add("script: " + error));
        page.onRequest(request -> {
            // Chromium asks for the icon again whenever the address changes.
            if (!request.url().endsWith("/icon.svg")) {
                requests.add(request);
            }
            if (!request.url().startsWith(origin) && !request.url().matches("(blob|data):.*")) {
                troubles.add("elsewhere: " + request.url());
            }
        });
        page.onRequestFailed(request -> {
            // The page aborts what a newer question has replaced.
            if (!"net::ERR_ABORTED".equals(request.failure())) {
                troubles.add("no answer: " + request.url() + " " + request.failure());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400) {
                troubles.add(response.status() + ": " + response.url());
            }
        });
    }

    /** Opens the page, with a fragment that starts with # or is empty, and waits for figures and map. */
    Visit open(String fragment) {
        page.navigate(origin + "/" + fragment);
        settle();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return this;
    }

    /** Waits until the headline has its figure and no tile is on its way. */
    void settle() {
        page.waitForFunction(SETTLED);
    }

    Page page() {
        return page;
    }

    /** The address as the page has it now. */
    String address() {
        return (String) page.evaluate("() => location.href");
    }

    String origin() {
        return origin;
    }

    BrowserContext window() {
        return window;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** What was requested so far, paths and queries, in order. */
    List<String> requests() {
        page.evaluate("() => 0"); // events that are on their way arrive before this answer
        return requests.stream()
                .map(request -> request.url()
                        .substring(Math.min(origin.length(), request.url().length())))
                .toList();
    }

    List<String> troubles() {
        page.evaluate("() => 0");
        return List.copyOf(troubles);
    }

    /** Forgets troubles that the journey itself has made. */
    void forgive() {
        troubles.clear();
    }

    /** The map's view as the address has it: zoom, latitude, longitude. */
    double[] view() {
        Matcher view = VIEW.matcher(address());
        if (!view.find()) {
            throw new AssertionError("no view in " + address());
        }
        return new double[] {
            Double.parseDouble(view.group(1)), Double.parseDouble(view.group(2)), Double.parseDouble(view.group(3))
        };
    }

    /** The surface on the map, as text that differs when a pixel does. */
    String picture() {
        return (String)
                page.evaluate(
                        "() => [...document.querySelectorAll('.leaflet-surface-pane canvas')].map((c) => c.toDataURL()).join()");
    }

    @Override
    public void close() {
        window.close();
    }
}
