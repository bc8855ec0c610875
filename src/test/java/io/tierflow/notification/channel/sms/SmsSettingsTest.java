package io.tierflow.notification.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.notification.outbox.MessageSettings;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Which gateway is used, by what is set at the start. */
class SmsSettingsTest {

  private static final String SMS = "tierflow.message.sms.";
  private static final String ACCOUNT =
      SMS + "twilio.account-sid=AC0123456789abcdef0123456789abcdef";

  private final ApplicationContextRunner start =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withBean(Clock.class, Clock::systemUTC)
          .withUserConfiguration(SmsGateways.class, Settings.class);

  @Test
  void withoutSettingsTextsWait() {
    start.run(
        context ->
            assertThat(gateway(context).description())
                .isEqualTo(
                    "Text messages stay in the outbox until tierflow.message.sms.url or"
                        + " tierflow.message.sms.twilio.account-sid is set."));
  }

  @Test
  void anAddressMeansThePlainGateway() {
    start
        .withPropertyValues(SMS + "url=https://sms.example/send", SMS + "twilio.from=")
        .run(
            context ->
                assertThat(gateway(context).description())
                    .isEqualTo("Text messages are sent through the gateway at sms.example."));
  }

  @Test
  void anAccountMeansTwilio() {
    start
        .withPropertyValues(
            ACCOUNT,
            SMS + "twilio.auth-token=secret",
            SMS + "twilio.from=+12025550100",
            SMS + "twilio.url=https://api.dublin.ie1.twilio.com")
        .run(
            context -> {
              assertThat(gateway(context).isConfigured()).isTrue();
              assertThat(gateway(context).description())
                  .isEqualTo("Text messages are sent through Twilio at api.dublin.ie1.twilio.com.");
              assertThat(context.getBean(MessageSettings.class).toString())
                  .doesNotContain("secret", "+1202");
            });
  }

  @Test
  void bothAtOnceAreRefused() {
    start
        .withPropertyValues(SMS + "url=https://sms.example/send", ACCOUNT)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining(
                        "There can be only one SMS gateway: set tierflow.message.sms.url for the "
                            + "plain gateway, or tierflow.message.sms.twilio.* for Twilio, not "
                            + "both."));
  }

  @Test
  void anIdentifierOfAnotherKindIsRefusedWithoutShowingIt() {
    start
        .withPropertyValues(SMS + "twilio.account-sid=a-token-in-the-wrong-place")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("account-sid must be AC, api-key-sid SK and")
                    .hasMessageNotContaining("a-token-in-the-wrong-place"));
  }

  private static SmsGateway gateway(AssertableApplicationContext context) {
    return context.getBean(SmsGateway.class);
  }

  @EnableConfigurationProperties(MessageSettings.class)
  static class Settings {}
}
