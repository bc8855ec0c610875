package io.tierflow.security;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The users to start with: an admin, and in the sample programme one for each part. */
@Component
class FirstUsers {

  private static final String ADMIN = "admin";

  private final IdentityService identities;
  private final Environment environment;

  FirstUsers(IdentityService identities, Environment environment) {
    this.identities = identities;
    this.environment = environment;
  }

  boolean wantSample() {
    return environment.acceptsProfiles(Profiles.of("sample"));
  }

  void createSample() {
    create("owner", "owner", "Olga", "Owner", Groups.PROCESS_OWNERS);
    create("manager", "manager", "Mario", "Manager", Groups.LOYALTY_MANAGERS);
    create("warehouse", "warehouse", "Wanda", "Warehouse", Groups.WAREHOUSE);
    create(ADMIN, "admin", "Ada", "Admin", Groups.ADMINS);
  }

  /** Creates the admin, if there is none and a password for one is set. */
  void ensureAdmin() {
    String password = environment.getProperty(AdminPassword.PROPERTY, "");
    if (!password.isEmpty()
        && identities.createUserQuery().memberOfGroup(Groups.ADMINS).count() == 0) {
      create(ADMIN, password, "Tierflow", "Admin", Groups.ADMINS);
    }
  }

  private void create(String id, String password, String first, String last, String group) {
    User user = identities.newUser(id);
    user.setFirstName(first);
    user.setLastName(last);
    user.setEmail(id + "@example.com");
    user.setPassword(password);
    identities.saveUser(user);
    identities.createMembership(id, group);
  }
}
