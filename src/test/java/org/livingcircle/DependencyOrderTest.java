package org.livingcircle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** geotools-wrapper carries slf4j 1.7; before other jars on the class path it stops Boot's start. */
class DependencyOrderTest {

    private static final Pattern ARTIFACT =
            Pattern.compile("<dependency>.*?<artifactId>([^<]+)</artifactId>.*?</dependency>", Pattern.DOTALL);

    @Test
    void geotoolsIsTheLastDependency() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String managed = "</dependencyManagement>";
        String own = pom.substring(pom.indexOf(managed) + managed.length(), pom.indexOf("<build>"));

        List<String> artifacts = ARTIFACT.matcher(own)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(artifacts).isNotEmpty();
        assertThat(artifacts.get(artifacts.size() - 1)).isEqualTo("geotools-wrapper");
    }
}
