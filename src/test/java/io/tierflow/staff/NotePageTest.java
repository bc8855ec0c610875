package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.note.MemberNote;
import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffActions;
import io.tierflow.testsupport.http.StaffForm;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Staff note something about a member, for other staff. */
@HttpTest
class NotePageTest {

  private final String member = "N-" + UUID.randomUUID();
  private final String page = "/members/" + member + "/notes";

  @Autowired private TestCaller caller;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;

  private StaffActions actions;
  private StaffVisitor manager;

  @BeforeEach
  void enrol() {
    actions = new StaffActions(caller, database, transaction, member).enrol("");
    manager = actions.signedIn(Groups.LOYALTY_MANAGERS);
  }

  @Test
  void aNoteIsWrittenOnTheMembersPageOnceAndIsNotChanged() {
    StaffForm form =
        StaffForm.on(manager, "/members/" + member).to(page).with("note", "Calls <i>early</i>.");

    assertThat(StaffVisitor.location(form.send())).endsWith("/members/" + member);
    assertThat(actions.page(manager))
        .contains("The note is written", "Calls &lt;i&gt;early&lt;/i&gt;.")
        .containsPattern("data-label=\"By\">" + Groups.LOYALTY_MANAGERS);
    form.with("note", "Something else.").send();

    assertThat(actions.page(manager)).doesNotContain("Something else.");
    assertThat(actions.rows("select note_id from member_note where member_number = ?")).hasSize(1);
    assertThat(actions.audit()).containsOnlyOnce("NOTE_WRITTEN " + Groups.LOYALTY_MANAGERS);
    assertThat(actions.texts("select detail from audit_entry where subject = ?").toString())
        .doesNotContain("early");
  }

  @Test
  void theNewestIsFirst() {
    write("The first one.");
    actions.write(
        "update member_note set written_at = '2026-01-01 00:00:00' where member_number = ?",
        member);
    write("The second one.");

    String shown = actions.page(manager);

    assertThat(shown.indexOf("The second one.")).isPositive();
    assertThat(shown.indexOf("The second one.")).isLessThan(shown.indexOf("The first one."));
  }

  @Test
  void theTextIsSealedTheExportHasItAndAnErasureTakesIt() {
    write("Prefers Mrs Lovelace.");

    byte[] stored =
        database
            .sql("select note from member_note where member_number = ?")
            .param(member)
            .query(byte[].class)
            .single();
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Lovelace");
    assertThat(actions.api("GET", "/export", null).body())
        .contains("\"notes\":", "Prefers Mrs Lovelace.");

    actions.api("POST", "/erasure", "{\"reason\": \"REQUESTED\"}");

    assertThat(actions.rows("select note_id from member_note where member_number = ?")).isEmpty();
    assertThat(actions.page(manager)).doesNotContain("Write the note");
  }

  @Test
  void anEmptyOrLongNoteIsRefusedWithWhatWasTyped() {
    String tooLong = "x".repeat(MemberNote.MAX_TEXT + 1);

    HttpResponse<String> refused = StaffForm.on(manager, page).with("note", tooLong).send();

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("role=\"alert\"", "at most 2000 characters", tooLong);
    assertThat(StaffForm.on(manager, page).with("note", " ").send().statusCode()).isEqualTo(400);
    assertThat(actions.rows("select note_id from member_note where member_number = ?")).isEmpty();
  }

  @Test
  void processOwnersReadNotesAndWriteNone() {
    write("Known to the owner.");
    StaffVisitor owner = actions.signedIn(Groups.PROCESS_OWNERS);

    assertThat(actions.page(owner)).contains("Known to the owner.").doesNotContain("Write the");
    assertThat(StaffForm.on(owner, "/members/" + member).to(page).send().statusCode())
        .isEqualTo(403);
  }

  private void write(String note) {
    StaffForm.on(manager, page).with("note", note).send();
  }
}
