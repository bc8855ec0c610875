package io.tierflow.process.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.programme.PageOf;
import jakarta.ws.rs.ForbiddenException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Reads the newest monthly runs for Cockpit, which makes its own objects and knows no beans. */
@Component
class RunsForCockpit {

  private static final int NEWEST = 3;

  private final MonthlyRunService runs;
  private final CockpitLinks cockpit;
  private final IdentityService identities;
  private final ObjectMapper json;

  RunsForCockpit(
      MonthlyRunService runs, CockpitLinks cockpit, IdentityService identities, ObjectMapper json) {
    this.runs = runs;
    this.cockpit = cockpit;
    this.identities = identities;
    this.json = json;
  }

  /**
   * The newest runs, as JSON.
   *
   * @throws ForbiddenException if who is signed in to another webapp may not use Cockpit
   */
  String newest() {
    Authentication user = identities.getCurrentAuthentication();
    if (user == null || !cockpit.areOpenTo(user.getUserId())) {
      throw new ForbiddenException();
    }
    try {
      return json.writeValueAsString(PageOf.of(runs.runs(PageOf.request(0, NEWEST))));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("The runs can't be written.", unwritable);
    }
  }
}
