package io.tierflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Tierflow: takes the members of a loyalty programme through their tier upgrades. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class TierflowApplication {

  /**
   * Starts Tierflow. Without an active profile it starts the {@code sample} profile.
   *
   * @param arguments Spring Boot's command line arguments
   */
  public static void main(String[] arguments) {
    SpringApplication.run(TierflowApplication.class, arguments);
  }
}
