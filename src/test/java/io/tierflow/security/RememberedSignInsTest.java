package io.tierflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class RememberedSignInsTest {

  @Autowired private Caller caller;
  @Autowired private IdentityService identities;

  @Test
  void aRememberedSignInHoldsForThatPasswordOfThatUserAlone() {
    employ("brief", "right");
    employ("other", "another");

    assertThat(status("brief", "right")).isEqualTo(200);
    assertThat(status("brief", "right")).isEqualTo(200);
    assertThat(status("brief", "wrong")).isEqualTo(401);
    assertThat(status("other", "right")).isEqualTo(401);
  }

  @Test
  void aRefusedSignInIsNotRemembered() {
    assertThat(status("late", "right")).isEqualTo(401);

    employ("late", "right");

    assertThat(status("late", "right")).isEqualTo(200);
  }

  private void employ(String id, String password) {
    User user = identities.newUser(id);
    user.setPassword(password);
    identities.saveUser(user);
    identities.createMembership(id, Groups.LOYALTY_MANAGERS);
  }

  private int status(String user, String password) {
    return caller
        .send(
            caller
                .request("GET", "/api/monthly-runs", null)
                .header("Authorization", Caller.basic(user, password)))
        .statusCode();
  }
}
