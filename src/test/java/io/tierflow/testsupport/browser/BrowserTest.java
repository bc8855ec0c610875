package io.tierflow.testsupport.browser;

import io.tierflow.testsupport.NeedsChromium;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FailingSteps;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test in a real browser against the whole application as a newcomer starts it: with the sample
 * programme and its users. All of these tests share one application, so each has members of its
 * own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsChromium
@OnH2
@ActiveProfiles("sample")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(BrowserTest.Configuration.class)
@ExtendWith(Windows.class)
public @interface BrowserTest {

  /** What the tests add to the application. */
  @TestConfiguration(proxyBeanMethods = false)
  public class Configuration {

    @Bean
    static FailingSteps failingSteps() {
      return new FailingSteps();
    }
  }
}
