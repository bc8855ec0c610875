package io.tierflow.camunda.rest;

import io.tierflow.web.ConflictException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;
import org.springframework.stereotype.Component;

/**
 * Answers what contradicts the programme's state with 409 and the sentence alone, in the shape of
 * the engine's errors; the engine itself would say 500, as if something had failed.
 */
@Component
@Priority(1)
class RefusedOperationMapper implements ExtendedExceptionMapper<RestException> {

  @Override
  public boolean isMappable(RestException exception) {
    return refusal(exception).isPresent();
  }

  @Override
  public Response toResponse(RestException exception) {
    return EngineErrors.of(
        Response.Status.CONFLICT,
        ConflictException.class.getSimpleName(),
        refusal(exception).map(Throwable::getMessage).orElse(""));
  }

  private static Optional<ConflictException> refusal(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConflictException conflict) {
        return Optional.of(conflict);
      }
    }
    return Optional.empty();
  }
}
