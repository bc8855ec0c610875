package io.tierflow.camunda.rest;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine's REST API, which also says of a body nested too deeply that the body is wrong. */
@Component
@ApplicationPath("/engine-rest")
class EngineRestConfiguration extends CamundaJerseyResourceConfig {

  private final List<ExceptionMapper<?>> mappers;

  EngineRestConfiguration(ObjectProvider<ExceptionMapper<?>> mappers) {
    this.mappers = mappers.orderedStream().toList();
  }

  @Override
  protected void registerAdditionalResources() {
    register(new TooDeep());
    mappers.forEach(this::register);
  }

  private static final class TooDeep implements ExceptionMapper<StreamConstraintsException> {

    @Override
    public Response toResponse(StreamConstraintsException tooDeep) {
      return EngineErrors.of(
          Response.Status.BAD_REQUEST,
          "InvalidRequestException",
          "The body is nested too deeply, or a number or text in it is too long.");
    }
  }
}
