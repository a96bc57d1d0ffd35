package org.livingcircle.coverage.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Ends the start: the data is at hand, the coverage of every service is on the terminal, and so is the address. */
@Component
@ConditionalOnBooleanProperty(name = "livingcircle.load-at-start", matchIfMissing = true)
@Order(ReportAtStart.AFTER_LOADING)
class ReportAtStart implements ApplicationRunner {

    static final int AFTER_LOADING = 100;

    private final StoredSnapshots snapshots;
    private final CoverageAnalysis coverage;
    private final Environment environment;

    ReportAtStart(StoredSnapshots snapshots, CoverageAnalysis coverage, Environment environment) {
        this.snapshots = snapshots;
        this.coverage = coverage;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Snapshot snapshot = snapshots.load();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        new StartupReport(snapshot, coverage).print(out);
        String address = environment.getProperty("server.address", "127.0.0.1");
        String port = environment.getProperty("local.server.port", "");
        out.println("LivingCircle serves http://%s:%s  (Ctrl-C stops it)".formatted(address, port));
    }
}
