package org.livingcircle.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The OpenAPI document under the address and media type OGC clients look for; springdoc's own says plain JSON only. */
@Hidden
@RestController
@ServedWithoutDatabase
class OpenApiController {

    static final String OPENAPI_JSON = "application/vnd.oai.openapi+json;version=3.0";

    private final OpenApiWebMvcResource springdoc;

    OpenApiController(OpenApiWebMvcResource springdoc) {
        this.springdoc = springdoc;
    }

    @GetMapping("/api")
    ResponseEntity<byte[]> api(HttpServletRequest request) throws JsonProcessingException {
        return ResponseEntity.ok()
                .header("Content-Type", OPENAPI_JSON)
                .body(springdoc.openapiJson(request, "/api", Locale.ENGLISH));
    }
}
