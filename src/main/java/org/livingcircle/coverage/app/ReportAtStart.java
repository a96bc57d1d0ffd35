package org.livingcircle.coverage.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ends the start: the data is at hand, the coverage of every service is on the terminal, and so is the address. */
@Component
@Order(ReportAtStart.AFTER_LOADING)
class ReportAtStart implements ApplicationRunner {

    static final int AFTER_LOADING = 100;

    private final StoredSnapshots snapshots;
    private final CoverageAnalysis coverage;
    private final ServletWebServerApplicationContext server;

    ReportAtStart(StoredSnapshots snapshots, CoverageAnalysis coverage, ServletWebServerApplicationContext server) {
        this.snapshots = snapshots;
        this.coverage = coverage;
        this.server = server;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Snapshot snapshot = snapshots.load();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        new StartupReport(snapshot, coverage).print(out);
        String address = server.getEnvironment().getProperty("server.address", "127.0.0.1");
        out.println("LivingCircle serves http://%s:%d  (Ctrl-C stops it)"
                .formatted(address, server.getWebServer().getPort()));
    }
}
