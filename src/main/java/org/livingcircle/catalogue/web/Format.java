package org.livingcircle.catalogue.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The formats the catalogue answers in: chosen by {@code f}, else by Accept, else the first an endpoint offers. */
enum Format {
    JSON("json", Link.JSON),
    GEOJSON("json", Link.GEOJSON),
    CSV("csv", Link.CSV),
    HTML("html", "text/html");

    private final String word;
    private final String type;

    Format(String word, String type) {
        this.word = word;
        this.type = type;
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }

    String word() {
        return word;
    }

    /**
     * Chooses among the formats an endpoint offers, the preferred first.
     *
     * @param f the query parameter; it wins over Accept
     */
    static Format choose(@Nullable String f, @Nullable String accept, Format... offered) {
        if (f != null) {
            return Arrays.stream(offered)
                    .filter(format -> format.word.equals(f))
                    .findFirst()
                    .orElseThrow(() -> PlanningProblem.invalid(
                            "f",
                            f,
                            Arrays.stream(offered).map(Format::word).distinct().toList()));
        }
        if (accept == null || accept.isBlank()) {
            return offered[0];
        }
        return acceptable(accept, offered).orElseThrow(() -> notAcceptable(accept, offered));
    }

    private static Optional<Format> acceptable(String accept, Format... offered) {
        List<MediaType> wanted;
        try {
            wanted = MediaType.parseMediaTypes(accept).stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .sorted((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()))
                    .toList();
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
        return wanted.stream()
                .flatMap(type -> Arrays.stream(offered).filter(format -> format.answers(type)))
                .findFirst();
    }

    private boolean answers(MediaType wanted) {
        // A client that knows only JSON reads GeoJSON, and the other way round.
        return wanted.includes(type())
                || (this == GEOJSON && wanted.includes(MediaType.APPLICATION_JSON))
                || (this == JSON && wanted.includes(GEOJSON.type()));
    }

    private static PlanningProblem notAcceptable(String accept, Format... offered) {
        return PlanningProblem.of(
                ProblemType.NOT_ACCEPTABLE,
                "None of the formats in Accept can be given here.",
                "Accept",
                accept,
                Arrays.stream(offered).map(format -> format.type).toList());
    }
}
