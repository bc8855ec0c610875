package io.tierflow.workflow.cockpit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.web.LinkAccess;
import io.tierflow.web.PageResponse;
import io.tierflow.workflow.monthlyrun.MonthlyRunService;
import io.tierflow.workflow.monthlyrun.MonthlyRunsPage;
import jakarta.ws.rs.ForbiddenException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Service;

/** Reads the newest monthly runs for Cockpit, which makes its own objects and knows no beans. */
@Service
@EngineInternal(
    why = "IdentityService.getCurrentAuthentication is public, but returns an internal type.",
    replacement = "The type that a later IdentityService returns, or Spring Security's context.")
class MonthlyRunCockpitService {

  private static final int NEWEST = 3;

  private final MonthlyRunService runs;
  private final CockpitLinks cockpit;
  private final IdentityService identities;
  private final LinkAccess links;
  private final ObjectMapper json;

  MonthlyRunCockpitService(
      MonthlyRunService runs,
      CockpitLinks cockpit,
      IdentityService identities,
      LinkAccess links,
      ObjectMapper json) {
    this.runs = runs;
    this.cockpit = cockpit;
    this.identities = identities;
    this.links = links;
    this.json = json;
  }

  /**
   * The newest runs, as JSON, and whether their pages are open to who asks.
   *
   * @throws ForbiddenException if who is signed in to another webapp may not use Cockpit
   */
  String newest() {
    Authentication user = identities.getCurrentAuthentication();
    if (user == null || !cockpit.areOpenTo(user.getUserId())) {
      throw new ForbiddenException();
    }
    try {
      ObjectNode newest =
          json.valueToTree(PageResponse.of(runs.runs(PageResponse.request(0, NEWEST))));
      return json.writeValueAsString(newest.put("linked", links.isOpen(MonthlyRunsPage.RUNS)));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("The runs can't be shown.", unwritable);
    }
  }
}
