package io.tierflow.notification.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.tierflow.notification.outbox.Message;
import io.tierflow.testsupport.notification.MailServer;
import io.tierflow.testsupport.notification.MessageDatabaseTest;
import io.tierflow.testsupport.notification.MessageSamples;
import io.tierflow.testsupport.notification.Nodes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What admins see of the outbox, and do about it. */
public abstract class OutboxAdminServiceTest extends MessageDatabaseTest {

  @Autowired private MockMvc api;

  @Test
  void eachChannelShowsWhatItLacksWhatWaitsAndWhatHasFailed() throws Exception {
    Nodes.Node node = nodes.node(Nodes.mailServerAt(1), null);
    node.put(MessageSamples.upgrade("waits", "M-1", TODAY));
    failed("failed", "550 5.1.1 no such mailbox");

    api.perform(get("/api/messages/channels"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].channel").value("EMAIL"))
        .andExpect(jsonPath("$[0].configured").value(false))
        .andExpect(
            jsonPath("$[0].description")
                .value("E-mails stay in the outbox until spring.mail.host is set."))
        .andExpect(jsonPath("$[0].waiting").value(1))
        .andExpect(jsonPath("$[0].nextWaitsSince").isNotEmpty())
        .andExpect(jsonPath("$[0].failed").value(1))
        .andExpect(jsonPath("$[2].channel").value("PUSH"))
        .andExpect(jsonPath("$[3].channel").value("DASHBOARD"))
        .andExpect(jsonPath("$[3].configured").value(true))
        .andExpect(jsonPath("$[3].failed").value(0));
    api.perform(get("/api/messages/failed"))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].memberNumber").value("M-1"))
        .andExpect(jsonPath("$.items[0].lastError").value("550 5.1.1 no such mailbox"));
  }

  @Test
  void staffSeeWhatATextMessageTakes() throws Exception {
    api.perform(get("/message-templates/POINTS_ALERT/SMS/de"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("1 segment, 80 of 160 GSM-7 characters")));
  }

  @Test
  void aFailedMessageIsSentAgain() throws Exception {
    failed("k", "550 5.1.1 no such mailbox");
    String retry = "/api/messages/" + Message.idOf("k") + "/retry";

    api.perform(post(retry)).andExpect(status().isNoContent());

    assertThat(rows.state("k")).isEqualTo("PENDING");
    assertThat(rows.of("k", "attempts")).isEqualTo("0");
    api.perform(post(retry))
        .andExpect(status().isConflict())
        .andExpect(
            jsonPath("$.detail")
                .value("The message %s has not failed.".formatted(Message.idOf("k"))));
    api.perform(post("/api/messages/nobody/retry")).andExpect(status().isNotFound());
    try (MailServer mailServer = new MailServer()) {
      nodes.node(mailServer.sender(), null).sendDue();
      assertThat(mailServer.receivedIds()).hasSize(1);
    }
  }

  @Test
  void aMessageThatWaitsIsShownAndCancelled() throws Exception {
    nodes.node(Nodes.mailServerAt(1), null).put(MessageSamples.upgrade("k", "M-1", TODAY));
    rows.write("update message set state = 'NOT_CONFIGURED' where idempotency_key = ?", "k");
    String cancellation = "/api/messages/" + Message.idOf("k") + "/cancellation";
    api.perform(get("/api/messages/waiting").param("channel", "EMAIL"))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].messageId").value(Message.idOf("k")))
        .andExpect(jsonPath("$.items[0].nextAttemptAt").isEmpty());
    api.perform(get("/api/messages/waiting").param("channel", "SMS"))
        .andExpect(jsonPath("$.total").value(0));

    api.perform(post(cancellation)).andExpect(status().isNoContent());

    assertThat(rows.state("k")).isEqualTo("NOT_SENT");
    assertThat(rows.of("k", "reason")).isEqualTo("CANCELLED");
    api.perform(post(cancellation)).andExpect(status().isConflict());
    api.perform(post("/api/messages/nobody/cancellation")).andExpect(status().isNotFound());
    try (MailServer mailServer = new MailServer()) {
      nodes.node(mailServer.sender(), null).sendDue();
      assertThat(mailServer.receivedIds()).isEmpty();
    }
  }

  @Test
  void aMessageThatIsBeingSentIsNotCancelled() throws Exception {
    nodes.node(Nodes.mailServerAt(1), null).put(MessageSamples.upgrade("k", "M-1", TODAY));
    rows.write("update message set claimed_by = 'a-batch' where idempotency_key = ?", "k");

    api.perform(post("/api/messages/" + Message.idOf("k") + "/cancellation"))
        .andExpect(status().isConflict());

    assertThat(rows.state("k")).isEqualTo("PENDING");
  }

  @Test
  void allFailedMessagesOfAChannelAreSentAgain() throws Exception {
    failed("k1", "554 no");
    failed("k2", "554 no");

    api.perform(post("/api/messages/retries").param("channel", "SMS"))
        .andExpect(jsonPath("$.messages").value(0));
    api.perform(post("/api/messages/retries").param("channel", "EMAIL"))
        .andExpect(jsonPath("$.messages").value(2));

    assertThat(rows.count("PENDING")).isEqualTo(2);
    api.perform(post("/api/messages/retries").param("channel", "PIGEON"))
        .andExpect(status().isBadRequest());
  }

  @Test
  void monitoringSeesWhatWaitsAndWhatWasSent(@Autowired MeterRegistry meters) {
    double before = sent(meters);
    try (MailServer mailServer = new MailServer()) {
      Nodes.Node node = nodes.node(mailServer.sender(), null);
      node.put(MessageSamples.upgrade("k", "M-1", TODAY));
      node.sendDue();
    }

    assertThat(sent(meters)).isEqualTo(before + 1);
    assertThat(meters.get("tierflow.messages.waiting").tag("channel", "email").gauge().value())
        .isNotNegative();
    assertThat(meters.get("tierflow.messages.oldest").tag("channel", "email").gauge().value())
        .isNotNegative();
  }

  private static double sent(MeterRegistry meters) {
    return meters.get("tierflow.messages.sent").tag("channel", "email").counter().count();
  }

  private void failed(String key, String answer) {
    nodes.node(Nodes.mailServerAt(1), null).put(MessageSamples.upgrade(key, "M-1", TODAY));
    rows.write(
        "update message set state = 'FAILED', attempts = 30, last_error = ?"
            + " where idempotency_key = ?",
        answer,
        key);
  }
}
