package io.tierflow.testsupport.attack;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** A user in each group but the admins', named as the group: attacks come from within, too. */
@TestComponent
public class Insiders {

  public static final String OWNER = "process-owners";
  public static final String MANAGER = "loyalty-managers";
  public static final String WAREHOUSE = "warehouse";
  public static final String MACHINE = "api-clients";
  public static final String ADMIN = "admin";

  private final IdentityService identities;

  public Insiders(IdentityService identities) {
    this.identities = identities;
  }

  @EventListener(ApplicationStartedEvent.class)
  public void create() {
    List.of(OWNER, MANAGER, WAREHOUSE, MACHINE).forEach(this::create);
  }

  private void create(String group) {
    User user = identities.newUser(group);
    user.setPassword(Attacker.PASSWORD);
    identities.saveUser(user);
    identities.createMembership(group, group);
  }
}
