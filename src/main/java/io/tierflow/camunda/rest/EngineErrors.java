package io.tierflow.camunda.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers in the shape of the engine's own errors, which Modeler and the web apps read. */
public final class EngineErrors {

  private EngineErrors() {}

  /**
   * An error.
   *
   * @param status the answer's status
   * @param type what kind of error it is, as the engine names kinds
   * @param message one sentence
   * @return the answer
   */
  public static Response of(Response.Status status, String type, String message) {
    return of(status, type, message, Map.of());
  }

  /**
   * An error of which there is more to say.
   *
   * @param status the answer's status
   * @param type what kind of error it is, as the engine names kinds
   * @param message one sentence
   * @param more what stands beside it
   * @return the answer
   */
  public static Response of(
      Response.Status status, String type, String message, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type);
    body.put("message", message);
    body.putAll(more);
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
  }
}
