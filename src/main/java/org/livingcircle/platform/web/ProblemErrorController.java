package org.livingcircle.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.livingcircle.platform.PlanningProblem;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers with a problem document where a failure happened outside every controller; in place of Boot's HTML page. */
@Controller
@ServedWithoutDatabase
class ProblemErrorController implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Throwable cause = failure instanceof Throwable thrown ? thrown : null;
        PlanningProblem problem = cause != null
                ? ProblemAdvice.describe(cause)
                : ProblemAdvice.ofStatus(status instanceof Integer code ? code : 404);
        return ProblemAdvice.toResponse(problem, cause, request);
    }
}
