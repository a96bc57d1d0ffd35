package org.livingcircle.platform.web;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.ProblemType;

/** Writes the problem document of a request that Tomcat refuses before any servlet sees it, as one with a broken path. */
public class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemType type = ProblemAdvice.ofStatus(response.getStatus()).type();
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding("UTF-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write("""
                        {"type":"%s","title":"%s","status":%d,"detail":"The request cannot be understood."}\
                        """.formatted(type.uri(), type.title(), response.getStatus()));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            // The connection is gone, or something has been written: there is nobody left to tell.
            container.getLogger().debug("no report", e);
        }
    }
}
