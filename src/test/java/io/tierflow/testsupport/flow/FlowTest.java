package io.tierflow.testsupport.flow;

import io.tierflow.testsupport.AdjustableClock;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * The whole application without its web server. The test moves the clock, and takes the jobs in
 * hand itself.
 */
@Documented
@Inherited
@Tag("flow")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.MOCK,
    properties = {"camunda.bpm.job-execution.enabled=false", "camunda.bpm.history-level=full"})
@Import(FlowTest.Configuration.class)
public @interface FlowTest {

  /** What the test adds to the application. */
  @TestConfiguration(proxyBeanMethods = false)
  public class Configuration {

    @Bean
    @Primary
    AdjustableClock adjustableClock() {
      return new AdjustableClock();
    }

    @Bean
    static FailingSteps failingSteps() {
      return new FailingSteps();
    }

    @Bean
    TestProgramme programme() {
      return new TestProgramme();
    }
  }
}
