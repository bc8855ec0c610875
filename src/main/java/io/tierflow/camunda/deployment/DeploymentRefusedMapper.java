package io.tierflow.camunda.deployment;

import io.tierflow.camunda.rest.EngineErrors;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Answers a refused deployment in the shape of the engine's errors, of which Modeler shows the
 * message; the findings stand beside it one by one.
 */
@Component
class DeploymentRefusedMapper implements ExceptionMapper<DeploymentRefusedException> {

  @Override
  public Response toResponse(DeploymentRefusedException refused) {
    return EngineErrors.of(
        Response.Status.BAD_REQUEST,
        DeploymentRefusedException.class.getSimpleName(),
        refused.getMessage(),
        Map.of(
            "findings", refused.findings().stream().map(DeploymentRefusedMapper::shown).toList()));
  }

  private static Map<String, Object> shown(Finding finding) {
    Place place = finding.place();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("file", place.file());
    shown.put("model", place.model());
    shown.put("rowNumber", place.rowNumber());
    shown.put("row", place.row());
    shown.put("column", place.column());
    shown.put("line", place.line());
    shown.put("text", finding.text());
    shown.put("problem", finding.problem());
    shown.put("accepted", finding.accepted());
    return shown;
  }
}
