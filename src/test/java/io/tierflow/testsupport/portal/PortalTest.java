package io.tierflow.testsupport.portal;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tierflow.TierflowApplication;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FailingSteps;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.push.PushServicesOfTests;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A test over HTTP against a whole Tierflow that has a mail server. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = TierflowApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "camunda.bpm.job-execution.enabled=false",
      "tierflow.admin.password=correct horse",
      "tierflow.term-translations=classpath:sample/retail/terms,classpath:texts/terms"
    })
@OnH2
@Import({PortalTest.Configuration.class, PushServicesOfTests.class})
public @interface PortalTest {

  /** What the test adds to the application. */
  @TestConfiguration(proxyBeanMethods = false)
  public class Configuration {

    @Bean(initMethod = "start", destroyMethod = "stop")
    GreenMail mailServer() {
      return new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    }

    @Bean
    JavaMailSenderImpl mailSender(GreenMail mailServer) {
      JavaMailSenderImpl sender = new JavaMailSenderImpl();
      sender.setHost("127.0.0.1");
      sender.setPort(mailServer.getSmtp().getPort());
      return sender;
    }

    @Bean
    static FailingSteps failingSteps() {
      return new FailingSteps();
    }

    @Bean
    TestProgramme programme() {
      return new TestProgramme();
    }

    @Bean
    Mailbox mailbox() {
      return new Mailbox();
    }
  }
}
