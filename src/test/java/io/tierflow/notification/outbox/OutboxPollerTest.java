package io.tierflow.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.notification.MailServer;
import io.tierflow.testsupport.notification.MessageRows;
import io.tierflow.testsupport.notification.MessageSamples;
import io.tierflow.testsupport.notification.MessageSlice;
import io.tierflow.testsupport.notification.SmsProvider;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox as it runs in production: servers from the settings, sent without being asked to. */
@OnH2
@SpringBootTest(
    classes = MessageSlice.class,
    properties = {
      "tierflow.message.sending.enabled=true",
      "tierflow.message.sending.interval=100ms",
      "tierflow.message.sms.token=secret",
      "tierflow.message.quiet-hours=",
      "spring.mail.host=127.0.0.1"
    })
@DirtiesContext
class OutboxPollerTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final MailServer MAIL_SERVER = new MailServer();
  private static final SmsProvider SMS_PROVIDER = new SmsProvider();

  @Autowired private Outbox outbox;
  @Autowired private OutboxPoller polling;
  @Autowired private JavaMailSenderImpl mail;
  private TransactionTemplate transaction;
  private MessageRows rows;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry settings) {
    settings.add("spring.mail.port", MAIL_SERVER::port);
    settings.add("tierflow.message.sms.url", SMS_PROVIDER::address);
  }

  @BeforeEach
  void startWithOneMember(
      @Autowired JdbcClient database, @Autowired PlatformTransactionManager transactions) {
    transaction = new TransactionTemplate(transactions);
    rows = new MessageRows(database, transaction);
    rows.clear();
    rows.member("M-1");
  }

  @AfterAll
  static void stopServers() {
    MAIL_SERVER.close();
    SMS_PROVIDER.close();
  }

  @Test
  void whatIsPutIsSentSoon() {
    transaction.executeWithoutResult(
        status -> {
          outbox.put(MessageSamples.upgrade("mail", "M-1", TODAY));
          outbox.put(MessageSamples.alert("sms", "M-1", TODAY));
        });

    await().atMost(Duration.ofSeconds(20)).until(() -> rows.count("SENT") == 2);
    assertThat(MAIL_SERVER.receivedIds())
        .containsOnlyOnce("<%s@tierflow.example>".formatted(Message.idOf("mail")));
    assertThat(SMS_PROVIDER.authorizations()).containsExactly("Bearer secret");
  }

  @Test
  void onceStoppedNothingIsSent() {
    polling.stop();

    transaction.executeWithoutResult(
        status -> outbox.put(MessageSamples.upgrade("late", "M-1", TODAY)));

    assertThat(polling.isRunning()).isFalse();
    await()
        .during(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(5))
        .until(() -> rows.count("PENDING") == 1);
    polling.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> rows.count("SENT") == 1);
  }

  @Test
  void noMailServerIsWaitedForLongerThanAFewSeconds() {
    assertThat(mail.getJavaMailProperties())
        .containsEntry("mail.smtp.connectiontimeout", "10000")
        .containsEntry("mail.smtp.timeout", "10000")
        .containsEntry("mail.smtp.writetimeout", "10000");
  }
}
