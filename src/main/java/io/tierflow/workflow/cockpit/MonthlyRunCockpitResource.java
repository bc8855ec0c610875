package io.tierflow.workflow.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * The newest monthly runs for who is signed in to Cockpit, which has a session of its own: Tierflow
 * itself would ask for user and password.
 */
@Path("plugin/" + MonthlyRunCockpitPlugin.ID)
public class MonthlyRunCockpitResource extends AbstractCockpitPluginRootResource {

  /** For Cockpit. */
  public MonthlyRunCockpitResource() {
    super(MonthlyRunCockpitPlugin.ID);
  }

  /**
   * The newest runs.
   *
   * @return a page of runs, as {@code GET /api/monthly-runs} gives it
   */
  @GET
  @Path("default/monthly-runs")
  @Produces(MediaType.APPLICATION_JSON)
  public String newestRuns() {
    return WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
        .getBean(MonthlyRunCockpitService.class)
        .newest();
  }
}
