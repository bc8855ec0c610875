package io.tierflow.security.bootstrap;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.security.authentication.password.PasswordRules;
import io.tierflow.security.authorization.Groups;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The users to start with: an admin, and in the sample programme one for each part. */
@Component
@EngineInternal(
    why =
        "IdentityService.saveUser holds first passwords to the rules, which whoever "
            + "installs Tierflow may break.",
    replacement = "First passwords that keep the rules.")
class UserBootstrap {

  private static final Logger LOG = LoggerFactory.getLogger(UserBootstrap.class);
  private static final String ADMIN = "admin";

  private final IdentityService identities;
  private final Environment environment;

  UserBootstrap(IdentityService identities, Environment environment) {
    this.identities = identities;
    this.environment = environment;
  }

  boolean wantSample() {
    return environment.acceptsProfiles(Profiles.of("sample"));
  }

  void createSample() {
    createSample("owner", "Olga", "Owner", Groups.PROCESS_OWNERS);
    createSample("manager", "Mario", "Manager", Groups.LOYALTY_MANAGERS);
    createSample("warehouse", "Wanda", "Warehouse", Groups.WAREHOUSE);
    createSample(ADMIN, "Ada", "Admin", Groups.ADMINS);
  }

  /** Creates the admin, if there is none and a password for one is set. */
  void ensureAdmin() {
    String password = environment.getProperty(AdminPasswordRequirement.PROPERTY, "");
    if (!password.isEmpty()
        && identities.createUserQuery().memberOfGroup(Groups.ADMINS).count() == 0) {
      create(ADMIN, password, "Tierflow", "Admin", Groups.ADMINS);
      if (password.length() < PasswordRules.MIN_LENGTH) {
        LOG.warn(
            "TIERFLOW_ADMIN_PASSWORD has fewer than {} characters. Change the admin's password.",
            PasswordRules.MIN_LENGTH);
      }
    }
  }

  /** With a password that anybody can remember, which the rules for passwords would refuse. */
  private void createSample(String id, String first, String last, String group) {
    create(id, id, first, last, group);
  }

  /** Whoever installs Tierflow chooses the first passwords, be they short. */
  private void create(String id, String password, String first, String last, String group) {
    ((IdentityServiceImpl) identities).saveUser(user(id, password, first, last), true);
    identities.createMembership(id, group);
  }

  private User user(String id, String password, String first, String last) {
    User user = identities.newUser(id);
    user.setFirstName(first);
    user.setLastName(last);
    user.setEmail(id + "@example.com");
    user.setPassword(password);
    return user;
  }
}
