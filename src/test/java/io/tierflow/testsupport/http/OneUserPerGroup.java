package io.tierflow.testsupport.http;

import io.tierflow.security.authorization.Groups;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** Adds a user to each group but the admins', named as the group. */
@TestComponent
public class OneUserPerGroup {

  private final IdentityService identities;

  public OneUserPerGroup(IdentityService identities) {
    this.identities = identities;
  }

  @EventListener(ApplicationStartedEvent.class)
  public void create() {
    List.of(Groups.PROCESS_OWNERS, Groups.LOYALTY_MANAGERS, Groups.WAREHOUSE, Groups.API_CLIENTS)
        .forEach(this::create);
  }

  private void create(String group) {
    User user = identities.newUser(group);
    user.setPassword(TestCaller.PASSWORD);
    identities.saveUser(user);
    identities.createMembership(group, group);
  }
}
