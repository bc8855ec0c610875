package io.tierflow.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class VerifiedSignInCacheTest {

  private static final String RIGHT = "right horse battery";

  @Autowired private TestCaller caller;
  @Autowired private IdentityService identities;

  @Test
  void aRememberedSignInHoldsForThatPasswordOfThatUserAlone() {
    employ("brief", RIGHT);
    employ("other", "wrong horse battery");

    assertThat(status("brief", RIGHT)).isEqualTo(200);
    assertThat(status("brief", RIGHT)).isEqualTo(200);
    assertThat(status("brief", "wrong")).isEqualTo(401);
    assertThat(status("other", RIGHT)).isEqualTo(401);
  }

  @Test
  void aRefusedSignInIsNotRemembered() {
    assertThat(status("late", RIGHT)).isEqualTo(401);

    employ("late", RIGHT);

    assertThat(status("late", RIGHT)).isEqualTo(200);
  }

  @Test
  void aRememberedSignInEndsWithThePassword() {
    employ("renewing", RIGHT);
    assertThat(status("renewing", RIGHT)).isEqualTo(200);

    User user = identities.createUserQuery().userId("renewing").singleResult();
    user.setPassword("another horse battery");
    identities.saveUser(user);

    assertThat(status("renewing", RIGHT)).isEqualTo(401);
  }

  @Test
  void aRememberedSignInEndsWithTheGroup() {
    employ("leaving", RIGHT);
    assertThat(status("leaving", RIGHT)).isEqualTo(200);

    identities.deleteMembership("leaving", Groups.LOYALTY_MANAGERS);

    assertThat(status("leaving", RIGHT)).isEqualTo(403);
  }

  @Test
  void aRememberedSignInEndsWithTheUser() {
    employ("removed", RIGHT);
    assertThat(status("removed", RIGHT)).isEqualTo(200);

    identities.deleteUser("removed");

    assertThat(status("removed", RIGHT)).isEqualTo(401);
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
                .header("Authorization", TestCaller.basic(user, password)))
        .statusCode();
  }
}
