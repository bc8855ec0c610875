package io.tierflow.notification.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tierflow.notification.channel.DeliveryFailure;
import io.tierflow.notification.channel.DeliveryFailure.Kind;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.testsupport.notification.MessageSamples;
import io.tierflow.testsupport.notification.SmsProvider;
import io.tierflow.testsupport.notification.TwilioServer;
import io.tierflow.testsupport.notification.TwilioServer.Refusal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text messages over Twilio, by what Twilio publishes of its API. */
class TwilioGatewayTest {

  private static final String TO = "+12025550001";
  private static final String SERVICE = "MG0123456789abcdef0123456789abcdef";
  private static final String KEY = "SK0123456789abcdef0123456789abcdef";

  private TwilioServer twilio;

  @BeforeEach
  void startTwilio() {
    twilio = new TwilioServer();
  }

  @AfterEach
  void stopTwilio() {
    twilio.close();
  }

  @Test
  void aTextIsCreatedWithTheAccountsToken() throws Exception {
    MessageSettings.Twilio settings = MessageSamples.twilio(twilio.address());

    send(settings, "Grüße & 5 % + “mehr” für 3 €");

    assertThat(twilio.faults()).isEmpty();
    assertThat(twilio.users()).containsExactly(settings.accountSid());
    assertThat(twilio.taken())
        .containsExactly(
            Map.of("To", TO, "From", "+12025550100", "Body", "Grüße & 5 % + \"mehr\" für 3 €"));
  }

  @Test
  void aTextIsCreatedWithAnApiKeyByAMessagingService() throws Exception {
    MessageSettings.Twilio account = MessageSamples.twilio(twilio.address());

    send(
        new MessageSettings.Twilio(
            account.accountSid(),
            account.authToken(),
            KEY,
            "secret",
            null,
            SERVICE,
            URI.create(twilio.address() + "/")),
        "Привет 👍");

    assertThat(twilio.faults()).isEmpty();
    assertThat(twilio.users()).containsExactly(KEY);
    assertThat(twilio.taken())
        .containsExactly(Map.of("To", TO, "MessagingServiceSid", SERVICE, "Body", "Привет 👍"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, 21211, UNDELIVERABLE",
    "400, 21614, UNDELIVERABLE",
    "400, 21265, UNDELIVERABLE",
    "400, 21635, UNDELIVERABLE",
    "400, 21610, UNSUBSCRIBED",
    "403, 21610, UNSUBSCRIBED",
    "400, 21408, REFUSED",
    "400, 21612, REFUSED",
    "400, 21606, REFUSED",
    "400, 21611, UNAVAILABLE",
    "401, 20003, UNAVAILABLE",
    "403, 20003, UNAVAILABLE",
    "404, 20404, UNAVAILABLE",
    "429, 20429, UNAVAILABLE",
    "500, 20500, UNAVAILABLE",
    "503, 20503, UNAVAILABLE"
  })
  void whatTwilioRefusesDecidesWhetherThereIsAnotherAttempt(int status, int code, Kind kind) {
    twilio.refuse(TO, new Refusal(status, code, "Not to %s.".formatted(TO)));

    DeliveryFailure failure = failureOf(MessageSamples.twilio(twilio.address()));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessage("Twilio answered %d, error %d: Not to (number).", status, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          120                           | true
          Fri, 31 Dec 2100 23:59:59 GMT | true
          0                             | false
          Fri, 31 Dec 1999 23:59:59 GMT | false
          soon                          | false
          """)
  void aPauseThatTwilioAsksForIsHeeded(String retryAfter, boolean paused) {
    SmsGateway gateway = gateway(MessageSamples.twilio(twilio.address()));
    twilio.refuse(TO, new Refusal(429, 20429, "Too Many Requests"));
    twilio.askForPause(retryAfter);
    assertThatNoException().isThrownBy(gateway::requireOpen);

    assertThatException().isThrownBy(() -> gateway.send(TO, SmsText.of("Hello"), "k"));

    DeliveryFailure failure = catchThrowableOfType(DeliveryFailure.class, gateway::requireOpen);
    assertThat(failure != null).isEqualTo(paused);
    if (paused) {
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(failure.getMessage())
          .startsWith("The gateway asked for a pause, which lasts " + "another ");
    }
  }

  @Test
  void aWrongTokenIsReportedWithoutIt() {
    MessageSettings.Twilio account = MessageSamples.twilio(twilio.address());

    DeliveryFailure failure =
        failureOf(
            new MessageSettings.Twilio(
                account.accountSid(), "wrong", null, null, "Tierflow", null, account.url()));

    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure).hasMessage("Twilio answered 401, error 20003: Authenticate");
  }

  @Test
  void anythingElseThatAnswersInTwiliosPlaceHasTakenNothing() {
    try (SmsProvider another = new SmsProvider()) {
      DeliveryFailure failure = failureOf(MessageSamples.twilio(another.address()));

      assertThat(failure.kind()).isNotEqualTo(Kind.UNDELIVERABLE);
      assertThat(another.taken()).isEmpty();
    }
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (SmsProvider provider = new SmsProvider()) {
      provider.redirect("moved", twilio.address());
      MessageSettings.Sms plain =
          new MessageSettings.Sms(
              provider.address(), null, Duration.ofSeconds(2), 2, MessageSamples.NO_TWILIO);
      SmsGateway gateway =
          new HttpSmsGateway(plain, new GatewayConnection(plain.timeout(), Clock.systemUTC()));

      DeliveryFailure failure =
          catchThrowableOfType(
              DeliveryFailure.class, () -> gateway.send(TO, SmsText.of("Hello"), "moved"));

      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(twilio.faults()).isEmpty();
    }
  }

  @Test
  void aServerThatIsAwayIsTriedAgain() {
    DeliveryFailure failure = failureOf(MessageSamples.twilio(URI.create("http://127.0.0.1:1")));

    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.getMessage()).startsWith("The gateway does not answer: ");
  }

  @Test
  void whatIsMissingIsSaid() {
    String account = MessageSamples.twilio(null).accountSid();
    assertThat(
            List.of(
                descriptionOf(null, "t", null, null, "+12025550100", null),
                descriptionOf(account, null, null, null, "+12025550100", null),
                descriptionOf(account, "t", KEY, null, "+12025550100", null),
                descriptionOf(account, "t", null, null, " ", null),
                descriptionOf(account, "t", null, null, "Tierflow", SERVICE)))
        .containsExactly(
            "Text messages stay in the outbox until tierflow.message.sms.twilio.account-sid is"
                + " set.",
            "Text messages stay in the outbox until tierflow.message.sms.twilio.auth-token, or"
                + " .api-key-sid and .api-key-secret, is set.",
            "Text messages stay in the outbox until tierflow.message.sms.twilio.api-key-sid and"
                + " .api-key-secret are both set.",
            "Text messages stay in the outbox until one of tierflow.message.sms.twilio.from and"
                + " .messaging-service-sid is set.",
            "Text messages stay in the outbox until one of tierflow.message.sms.twilio.from and"
                + " .messaging-service-sid is set.");
    assertThat(descriptionOf(account, "t", null, null, null, SERVICE))
        .isEqualTo("Text messages are sent through Twilio at api.twilio.com.");
  }

  private static String descriptionOf(
      String account, String token, String key, String secret, String from, String service) {
    MessageSettings.Twilio settings =
        new MessageSettings.Twilio(
            account, token, key, secret, from, service, URI.create("https://api.twilio.com"));
    SmsGateway gateway = gateway(settings);
    assertThat(gateway.isConfigured())
        .isEqualTo(gateway.description().contains("are sent through"));
    return gateway.description();
  }

  private static void send(MessageSettings.Twilio settings, String text) throws DeliveryFailure {
    gateway(settings).send(TO, SmsText.of(text), "k");
  }

  private static DeliveryFailure failureOf(MessageSettings.Twilio settings) {
    return catchThrowableOfType(DeliveryFailure.class, () -> send(settings, "Hello"));
  }

  private static SmsGateway gateway(MessageSettings.Twilio settings) {
    return new TwilioGateway(
        settings, new GatewayConnection(Duration.ofSeconds(2), Clock.systemUTC()));
  }
}
