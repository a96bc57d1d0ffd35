package org.livingcircle;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service: one process, one PostGIS database, one page. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LivingCircle {

    public static void main(String[] args) {
        if (OsmCommand.recognises(args)) {
            System.exit(new OsmCommand(System.getenv(), System.out, System.err).run(args));
        }
        if (PackCommand.recognises(args)) {
            System.exit(new PackCommand(System.getenv(), System.out, System.err).run(args));
        }
        if (AccountCommand.recognises(args)) {
            System.exit(new AccountCommand(System.getenv(), System.out, System.err).run(args));
        }
        SpringApplication.run(LivingCircle.class, args);
    }
}
