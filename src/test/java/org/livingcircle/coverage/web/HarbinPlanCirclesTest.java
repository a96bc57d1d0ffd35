package org.livingcircle.coverage.web;

import java.nio.file.*;
import org.junit.jupiter.api.Test;
import org.livingcircle.testing.ProjectPackInitializer;
import org.livingcircle.testing.Web;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ProjectPackInitializer.class)
class HarbinPlanCirclesTest {

    @LocalServerPort
    private int port;

    @Test
    void x() throws Exception {
        Web web = new Web(port);
        for (String q : new String[] {
            "\"circle\":\"metropolitan-30\"",
            "\"circle\":\"expressway-60\"",
            "\"circle\":\"expressway-60\",\"year\":2024",
            "\"circle\":\"expressway-60\",\"year\":2023",
            "\"circle\":\"railway-60\"",
            "\"circle\":\"railway-60\",\"vehicleOnly\":true",
            "\"circle\":\"metropolitan-30\",\"geometry\":\"polygon\""
        }) {
            long t = System.nanoTime();
            var r = web.execute("plan-circles", q);
            System.out.println((System.nanoTime() - t) / 1000000 + " ms " + q + " " + r.get("inside") + r.get("total")
                    + r.get("mainCity") + r.get("variants"));
            Files.writeString(Path.of("/tmp/circles-" + q.replaceAll("[^a-z0-9]+", "-") + ".json"), r.toPrettyString());
        }
    }
}
