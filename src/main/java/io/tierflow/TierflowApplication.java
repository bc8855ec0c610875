package io.tierflow;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.tierflow.audit.AuditCommand;
import io.tierflow.security.bootstrap.UserCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Tierflow: takes the members of a loyalty programme through their tier upgrades. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@OpenAPIDefinition(
    info =
        @Info(
            title = "Tierflow",
            version = "1",
            description =
                "Members, transactions, points, tiers, rewards, messages and reports of a loyalty"
                    + " programme. Refusals are problem details (RFC 9457)."))
public class TierflowApplication {

  /**
   * Starts Tierflow. Without an active profile it starts the {@code sample} profile. With the
   * arguments {@code audit verify} it verifies the audit instead, and exits with 1 if it is broken;
   * with {@code users} it gets a user in again.
   *
   * @param arguments Spring Boot's command line arguments
   */
  public static void main(String[] arguments) {
    if (AuditCommand.isIn(arguments)) {
      System.exit(AuditCommand.run(arguments));
    }
    if (UserCommand.isIn(arguments)) {
      System.exit(UserCommand.run(arguments));
    }
    SpringApplication.run(TierflowApplication.class, arguments);
  }
}
