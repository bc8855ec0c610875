package io.tierflow.audit;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@code audit verify [--anchor=…]} on the command line: verifies the chain with the database
 * alone, whether nodes run or not.
 */
public final class AuditCommand {

  private static final List<String> WORDS = List.of("audit", "verify");
  private static final int INTACT = 0;
  private static final int BROKEN = 1;

  private AuditCommand() {}

  /**
   * Whether the command line asks for it.
   *
   * @param arguments the command line's arguments
   * @return whether they begin with {@code audit verify}
   */
  public static boolean isIn(String... arguments) {
    return arguments.length >= WORDS.size()
        && Arrays.asList(arguments).subList(0, WORDS.size()).equals(WORDS);
  }

  /**
   * Verifies the chain, and logs what came of it.
   *
   * @param arguments the command line's arguments, with Spring Boot's options after the two words
   * @return the exit code: 0 if the chain is intact, 1 if it is broken
   */
  public static int run(String... arguments) {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Configuration.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .run(Arrays.copyOfRange(arguments, WORDS.size(), arguments.length))) {
      ChainAnchor anchor = ChainAnchor.parse(context.getEnvironment().getProperty("anchor"));
      return context.getBean(AuditVerifier.class).verify(anchor).intact() ? INTACT : BROKEN;
    }
  }

  /** Carries no stereotype, so that the application's own scan does not find it. */
  @EnableConfigurationProperties(ProgrammeSettings.class)
  @Import({AuditRows.class, AuditVerifier.class, ProgrammeCalendar.class})
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class
  })
  static class Configuration {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
