package io.tierflow.security.bootstrap;

import io.tierflow.audit.AuditTrail;
import io.tierflow.security.authentication.SignInThrottle;
import io.tierflow.security.authentication.password.PasswordHash;
import io.tierflow.security.authentication.password.PasswordPrompt;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@code users unlock|password|second-factor <user>} on the command line: the way back for whom no
 * admin can help, with the database alone, whether nodes run or not.
 */
public final class UserCommand {

  private static final Logger LOG = LoggerFactory.getLogger(UserCommand.class);
  private static final String WORD = "users";
  private static final Set<String> COMMANDS = Set.of("unlock", "password", "second-factor");
  private static final int WORDS = 3;
  private static final int DONE = 0;
  private static final int REFUSED = 1;

  private UserCommand() {}

  /**
   * Whether the command line asks for it.
   *
   * @param arguments the command line's arguments
   * @return whether they begin with {@code users}
   */
  public static boolean isIn(String... arguments) {
    return arguments.length > 0 && arguments[0].equals(WORD);
  }

  /**
   * Does what the command line asks for, and logs what came of it.
   *
   * @param arguments the command line's arguments, with Spring Boot's options after the words
   * @return the exit code: 0 if it is done, 1 if it was refused
   */
  public static int run(String... arguments) {
    if (arguments.length < WORDS || !COMMANDS.contains(arguments[1])) {
      LOG.error(
          "Accepted: users unlock <user>, users password <user>, users second-factor <user>.");
      return REFUSED;
    }
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Configuration.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .run(Arrays.copyOfRange(arguments, WORDS, arguments.length))) {
      LOG.info(run(context.getBean(UserRecovery.class), arguments[1], arguments[2]));
      return DONE;
    } catch (IllegalArgumentException refused) {
      LOG.error(refused.getMessage());
      return REFUSED;
    }
  }

  private static String run(UserRecovery rescue, String command, String user) {
    rescue.requireUser(user);
    return switch (command) {
      case "unlock" -> rescue.unlock(user);
      case "second-factor" -> rescue.removeSecondFactor(user);
      default -> rescue.setPassword(user, PasswordPrompt.read());
    };
  }

  /** Carries no stereotype, so that the application's own scan does not find it. */
  @Import({UserRecovery.class, SignInThrottle.class, AuditTrail.class, PasswordHash.class})
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
  })
  static class Configuration {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
