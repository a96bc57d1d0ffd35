package org.livingcircle.coverage.web;

import java.util.ArrayList;
import java.util.List;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** Chooses the format of an answer by the Accept header. */
final class AcceptedFormat {

    private AcceptedFormat() {}

    /** Returns the format the client likes best; the first for one that takes anything. */
    static MediaType of(String accept, List<MediaType> formats) {
        return liked(accept).stream()
                .flatMap(type -> formats.stream().filter(type::includes))
                .findFirst()
                .orElseThrow(() -> PlanningProblem.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "None of the accepted formats can be given.",
                        HttpHeaders.ACCEPT,
                        accept,
                        formats.stream().map(MediaType::toString).toList()));
    }

    /** Returns what a client accepts, best first; nothing where its header makes no sense. */
    private static List<MediaType> liked(String accept) {
        try {
            List<MediaType> liked = new ArrayList<>(MediaType.parseMediaTypes(accept));
            MimeTypeUtils.sortBySpecificity(liked);
            return liked;
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }
}
