package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffActions;
import io.tierflow.testsupport.http.StaffForm;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Members get once more what they say they have not got. */
@HttpTest
class MessageResendPageTest {

  private final String member = "M-" + UUID.randomUUID();
  private final String home = "/members/" + member;
  private final String message = UUID.randomUUID().toString();
  private final String resend = home + "/messages/" + message + "/resend";

  @Autowired private TestCaller caller;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;

  private StaffActions actions;
  private StaffVisitor manager;

  @BeforeEach
  void enrol() {
    actions =
        new StaffActions(caller, database, transaction, member)
            .enrol(", \"email\": \"ada@example.com\"");
    manager = actions.signedIn(Groups.LOYALTY_MANAGERS);
  }

  @Test
  void whatFailedGetsItsAttemptsBack() {
    write("FAILED", "REWARD_RETURNED", "EMAIL");
    assertThat(actions.page(manager)).contains(resend, "Send again");

    assertThat(StaffVisitor.location(StaffForm.on(manager, home).to(resend).send())).endsWith(home);

    assertThat(actions.page(manager)).contains("The message is in the outbox again");
    assertThat(states()).hasSize(1).doesNotContain("FAILED 3");
    assertThat(actions.audit()).contains("MESSAGE_RESENT " + Groups.LOYALTY_MANAGERS);
  }

  @Test
  void whatWasSentIsPutAgainOnce() {
    write("SENT", "REWARD_RETURNED", "EMAIL");
    StaffForm form = StaffForm.on(manager, home).to(resend);

    form.send();
    form.send();

    assertThat(states()).hasSize(2).contains("SENT 3");
    StaffForm.on(manager, home).to(resend).send();
    assertThat(states()).hasSize(3);
  }

  @Test
  void whoHasWithdrawnTheConsentIsSentNothing() {
    write("SENT", "REWARD_RETURNED", "EMAIL");
    actions.api(
        "PUT",
        "",
        "{\"fullName\": \"Ada\", \"email\": \"ada@example.com\", \"emailConsent\": false}");

    StaffForm.on(manager, home).to(resend).send();

    assertThat(
            actions.texts(
                "select concat(state, ' ', reason) from message where member_number = ? and state"
                    + " <> 'SENT'"))
        .containsExactly("NOT_SENT NO_CONSENT");
  }

  @Test
  void whatWaitsOrWasNeverToBeSentIsNotOffered() {
    write("NOT_SENT", "REWARD_RETURNED", "EMAIL");
    assertThat(actions.page(manager)).doesNotContain("Send again");
    assertThat(StaffForm.on(manager, home).to(resend).with("resendId", "r").send().statusCode())
        .isEqualTo(409);

    actions.write(
        "update message set state = 'SENT', kind = 'SIGN_IN_LINK' where message_id = ?", message);
    assertThat(StaffForm.on(manager, home).to(resend).with("resendId", "r").send().statusCode())
        .isEqualTo(409);
    assertThat(
            StaffForm.on(manager, home)
                .to(home + "/messages/unknown/resend")
                .with("resendId", "r")
                .send()
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void overTheApiItIsTheSame() {
    write("SENT", "REWARD_RETURNED", "EMAIL");
    String path = "/messages/" + message + "/resend";

    HttpResponse<String> first = actions.api("POST", path, "{\"resendId\": \"r-1\"}");
    HttpResponse<String> again = actions.api("POST", path, "{\"resendId\": \"r-1\"}");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(204);
    assertThat(again.statusCode()).isEqualTo(204);
    assertThat(states()).hasSize(2);
    assertThat(actions.api("POST", path, "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void whoMayNotResendSeesNoButton() {
    write("SENT", "REWARD_RETURNED", "EMAIL");
    StaffVisitor owner = actions.signedIn(Groups.PROCESS_OWNERS);

    assertThat(actions.page(owner)).doesNotContain("Send again");
    assertThat(StaffForm.on(owner, home).to(resend).with("resendId", "r").send().statusCode())
        .isEqualTo(403);
    assertThat(StaffForm.on(manager, home).to(resend).without("_csrf").send().statusCode())
        .isEqualTo(403);
    assertThat(states()).hasSize(1);
  }

  private void write(String state, String kind, String channel) {
    actions.write("delete from message where member_number = ?", member);
    actions.write(
        """
        insert into message (attempts, channel, created_at, idempotency_key, kind,
          member_number, parameters, sent_at, state, next_attempt_at, message_id)
        values (3, ?, '2026-01-01 12:00:00', ?, ?, ?,
          '{"title":"Mug","points":"100","balance":"0"}', '2026-01-01 12:00:00', ?,
          '2026-01-01 12:00:00', ?)
        """,
        channel,
        "test:" + message,
        kind,
        member,
        state,
        message);
  }

  private List<String> states() {
    return actions.texts(
        "select concat(state, ' ', attempts) from message where member_number = ?");
  }
}
