package io.tierflow.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierflow.testsupport.notification.MailServer;
import io.tierflow.testsupport.notification.MessageDatabaseTest;
import io.tierflow.testsupport.notification.MessageSamples;
import io.tierflow.testsupport.notification.Nodes;
import io.tierflow.testsupport.notification.Nodes.Node;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What staff see of a member's messages. */
abstract class MessageHistoryTest extends MessageDatabaseTest {

  private static final String MESSAGES = "/api/members/M-1/messages";

  @Autowired private MockMvc api;

  @Test
  void messagesAreListedNewestFirstWithWhatBecameOfThem() throws Exception {
    rows.voucher("M-1");
    nodes.unconfigured().put(MessageSamples.upgrade("mail", "M-1", TODAY));
    rows.putDaysAgo(1);
    rows.write("update member set sms_consent = false");
    nodes.unconfigured().put(MessageSamples.alert("sms", "M-1", TODAY));

    api.perform(get(MESSAGES))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.items[0].kind").value("POINTS_ALERT"))
        .andExpect(jsonPath("$.items[0].channel").value("SMS"))
        .andExpect(jsonPath("$.items[0].state").value("NOT_SENT"))
        .andExpect(jsonPath("$.items[0].reason").value("NO_CONSENT"))
        .andExpect(jsonPath("$.items[0].subject").isEmpty())
        .andExpect(jsonPath("$.items[0].text").value(startsWith("Tierflow Rewards: 1,250 points")))
        .andExpect(jsonPath("$.items[1].kind").value("TIER_UPGRADE"))
        .andExpect(jsonPath("$.items[1].state").value("NOT_CONFIGURED"))
        .andExpect(jsonPath("$.items[1].reason").value("CHANNEL_OFF"))
        .andExpect(jsonPath("$.items[1].attempts").value(0))
        .andExpect(jsonPath("$.items[1].createdAt").value(endsWith("Z")))
        .andExpect(jsonPath("$.items[1].sentAt").isEmpty())
        .andExpect(jsonPath("$.items[1].lastError").isEmpty())
        .andExpect(jsonPath("$.items[1].processInstanceId").value("instance-1"))
        .andExpect(
            jsonPath("$.items[1].subject")
                .value("Welcome to Gold: your new tier in Tierflow Rewards"))
        .andExpect(jsonPath("$.items[1].text").value(containsString("Hello Ada Example,")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update member set email_consent = false          | NO_CONSENT",
        "update member set email_marketing = false        | NO_CONSENT",
        "update member set email_known = false            | NO_ADDRESS",
        "update member set status = 'CLOSED'              | MEMBER_CLOSED",
        "update message set created_at = '2020-01-01 00:00:00' | BACKDATED"
      })
  void theReasonWhyAMessageIsNotSentIsShownWhetherItIsPutOrLeaves(String change, String reason)
      throws Exception {
    try (MailServer mailServer = new MailServer()) {
      Node node = nodes.node(mailServer.sender(), null);
      node.put(MessageSamples.offer("before", "M-1", TODAY));
      rows.write(change);
      node.sendDue();
      LocalDate occasion = reason.equals("BACKDATED") ? TODAY.minusDays(46) : TODAY;
      node.put(MessageSamples.offer("after", "M-1", occasion));

      assertThat(mailServer.received()).isEmpty();
    }
    api.perform(get(MESSAGES))
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.items[*].state").value(everyItem(is("NOT_SENT"))))
        .andExpect(jsonPath("$.items[*].reason").value(everyItem(is(reason))))
        .andExpect(jsonPath("$.items[0].nextAttemptAt").isEmpty());
  }

  @Test
  void whatWaitsForMorningShowsUntilWhen() throws Exception {
    LocalTime now = LocalTime.now(ZoneOffset.UTC);
    LocalTime morning = now.plusHours(1).truncatedTo(ChronoUnit.MINUTES);
    String quiet = "%tR-%tR".formatted(now.minusHours(1), morning);
    nodes
        .node(MessageSamples.settingsWithQuietHours(quiet, null), Nodes.mailServerAt(1))
        .put(MessageSamples.offer("offer", "M-1", TODAY));

    api.perform(get(MESSAGES))
        .andExpect(jsonPath("$.items[0].state").value("PENDING"))
        .andExpect(jsonPath("$.items[0].reason").value("QUIET_HOURS"))
        .andExpect(jsonPath("$.items[0].nextAttemptAt").value(endsWith("T" + morning + ":00Z")));
  }

  @Test
  void whatIsTooMuchOrNoLongerHoldsIsShown() throws Exception {
    for (int number = 1; number <= 4; number++) {
      nodes.unconfigured().put(MessageSamples.offer("offer-" + number, "M-1", TODAY));
    }
    try (MailServer mailServer = new MailServer()) {
      Node node = nodes.node(mailServer.sender(), null);
      node.put(MessageSamples.signInLink("link", "M-1", Nodes.LINK_THAT_IS_GONE));
      node.sendDue();
    }

    api.perform(get(MESSAGES))
        .andExpect(
            jsonPath("$.items[*].reason")
                .value(containsInAnyOrder(null, null, null, "CAPPED", "OUTDATED")));
  }

  @Test
  void aVouchersCodeIsNotShown() throws Exception {
    rows.voucher("M-1");
    nodes.unconfigured().put(MessageSamples.upgrade("mail", "M-1", TODAY));

    api.perform(get(MESSAGES))
        .andExpect(jsonPath("$.items[0].text").value(containsString("•2ZCN")))
        .andExpect(content().string(not(containsString(MessageSamples.CODE))));
  }

  @Test
  void aMessageThatCannotBeWrittenDoesNotHideTheOthers() throws Exception {
    rows.voucher("M-1");
    nodes.unconfigured().put(MessageSamples.upgrade("bad", "M-1", TODAY));
    rows.write("update message set parameters = '{\"voucherId\": \"v-1\"}'");
    rows.putDaysAgo(1);
    nodes.unconfigured().put(MessageSamples.alert("good", "M-1", TODAY));

    api.perform(get(MESSAGES))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[0].text").isNotEmpty())
        .andExpect(jsonPath("$.items[1].text").isEmpty());
  }

  @Test
  void onlyTheMembersOwnMessagesAreListed() throws Exception {
    rows.member("M-2");
    nodes.unconfigured().put(MessageSamples.alert("k", "M-2", TODAY));

    api.perform(get(MESSAGES)).andExpect(jsonPath("$.total").value(0));
  }

  @Test
  void messagesComeInPages() throws Exception {
    for (int number = 0; number < 3; number++) {
      nodes.unconfigured().put(MessageSamples.alert("k" + number, "M-1", TODAY));
    }

    api.perform(get(MESSAGES).param("page", "1").param("size", "2"))
        .andExpect(jsonPath("$.total").value(3))
        .andExpect(jsonPath("$.page").value(1))
        .andExpect(jsonPath("$.items.length()").value(1));
  }

  @Test
  void anUnknownMemberIsNotFound() throws Exception {
    api.perform(get("/api/members/M-9/messages"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail").value("There is no member M-9."));
  }

  @Test
  void aPageWithoutSizeIsRefused() throws Exception {
    api.perform(get(MESSAGES).param("size", "0")).andExpect(status().isBadRequest());
  }
}
