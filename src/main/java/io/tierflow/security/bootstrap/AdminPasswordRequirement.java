package io.tierflow.security.bootstrap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** Refuses to start the real thing without a password for its admin, before anything is opened. */
class AdminPasswordRequirement implements EnvironmentPostProcessor, Ordered {

  /** As an environment variable: {@code TIERFLOW_ADMIN_PASSWORD}. */
  static final String PROPERTY = "tierflow.admin.password";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.acceptsProfiles(Profiles.of("mysql"))
        && environment.getProperty(PROPERTY, "").isBlank()) {
      throw new MissingAdminPasswordException();
    }
  }

  /** After the files that may set profiles and properties have been read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
