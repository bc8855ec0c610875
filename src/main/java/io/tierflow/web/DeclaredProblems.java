package io.tierflow.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Declares the problems that a call can answer because of what it takes, whichever call it is. */
@Component
public class DeclaredProblems implements OperationCustomizer {

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    if (takesBody(handler)) {
      declare(operation, "413", "The body is too large.");
      declare(operation, "415", "The body is of another media type than accepted.");
    }
    if (takesBody(handler) || parameters(handler).anyMatch(DeclaredProblems::mayBeUnreadable)) {
      declare(operation, "400", "A field or parameter is missing or can't be accepted.");
    }
    if (parameters(handler).anyMatch(DeclaredProblems::isId)) {
      declare(operation, "404", "There is nothing under this id.");
    }
    if (writes(handler)) {
      declare(operation, "409", "Another request changed the same data at the same time.");
    }
    return operation;
  }

  /**
   * Declares a problem; an operation that says more of it keeps its words.
   *
   * @param operation the operation
   * @param status the answer's status
   * @param why when it is answered
   */
  public static void declare(Operation operation, String status, String why) {
    Schema<?> problem = new Schema<>().$ref("#/components/schemas/ProblemDetail");
    operation
        .getResponses()
        .computeIfAbsent(
            status,
            missing ->
                new ApiResponse()
                    .description(why)
                    .content(
                        new Content()
                            .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(problem))));
  }

  private static Stream<MethodParameter> parameters(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters());
  }

  private static boolean takesBody(HandlerMethod handler) {
    return parameters(handler).anyMatch(it -> it.hasParameterAnnotation(RequestBody.class))
        || mapping(handler).consumes().length > 0;
  }

  /** Texts are read as they come; the rest has a format. */
  private static boolean mayBeUnreadable(MethodParameter parameter) {
    boolean given =
        parameter.hasParameterAnnotation(RequestParam.class)
            || parameter.hasParameterAnnotation(PathVariable.class);
    return parameter.getParameterType() == PageRequest.class
        || given && parameter.getParameterType() != String.class;
  }

  private static boolean isId(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(PathVariable.class)
        && IdsInAddresses.isId(String.valueOf(parameter.getParameter().getName()));
  }

  private static boolean writes(HandlerMethod handler) {
    return Arrays.stream(mapping(handler).method()).anyMatch(it -> it != RequestMethod.GET);
  }

  private static RequestMapping mapping(HandlerMethod handler) {
    return AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
  }
}
