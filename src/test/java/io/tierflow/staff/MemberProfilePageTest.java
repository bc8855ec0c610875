package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffActions;
import io.tierflow.testsupport.http.StaffForm;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Members are enrolled and their profiles changed on pages, with all that the API takes. */
@HttpTest
class MemberProfilePageTest {

  private static final String NEW = "/members/new";

  private final String member = "P-" + UUID.randomUUID();
  private final String page = "/members/" + member + "/edit";

  @Autowired private TestCaller caller;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MemberService members;

  private StaffActions actions;
  private StaffVisitor manager;

  @BeforeEach
  void signIn() {
    actions = new StaffActions(caller, database, transaction, member);
    manager = actions.signedIn(Groups.LOYALTY_MANAGERS);
  }

  @Test
  void aMemberIsEnrolledWithAWholeProfile() {
    assertThat(manager.get("/members").body()).contains(NEW, "Enrol a member");

    HttpResponse<String> enrolled =
        enrolment()
            .with("fullName", "Ada <i>Lovelace</i>")
            .with("email", "ada@example.com")
            .with("phone", "+12025550001")
            .with("birthDate", "1988-04-11")
            .with("address", "1 Example Street")
            .with("accountType", "CORPORATE")
            .with("language", "de")
            .with("zone", "Europe/Berlin")
            .with("emailConsent", "true")
            .with("dashboardConsent", "true")
            .send();

    assertThat(StaffVisitor.location(enrolled)).endsWith("/members/" + member);
    assertThat(actions.page(manager))
        .contains("The member is enrolled.", "Ada &lt;i&gt;Lovelace&lt;/i&gt;")
        .doesNotContain("<i>Lovelace");
    Member stored = members.require(member);
    assertThat(stored.getProfile().email()).isEqualTo("ada@example.com");
    assertThat(stored.getProfile().phone()).isEqualTo("+12025550001");
    assertThat(stored.getProfile().birthDate()).isEqualTo(LocalDate.of(1988, 4, 11));
    assertThat(stored.getProfile().accountType()).hasToString("CORPORATE");
    assertThat(stored.getProfile().language()).isEqualTo("de");
    assertThat(stored.getProfile().emailConsent()).isTrue();
    assertThat(stored.getProfile().smsConsent()).isFalse();
    assertThat(stored.getProfile().preferences().emailMarketing()).isFalse();
    assertThat(stored.getProfile().preferences().dashboardConsent()).isTrue();
    assertThat(stored.getProfile().preferences().zone()).hasToString("Europe/Berlin");
    assertThat(actions.audit()).contains("MEMBER_ENROLLED " + Groups.LOYALTY_MANAGERS);
    assertThat(enrolment().with("fullName", "Twice").send().statusCode()).isEqualTo(409);
  }

  @Test
  void theFormOfSomeoneNewIsTickedAsTheApiTakesWhatIsNotSaid() {
    assertThat(manager.get(NEW).body())
        .containsPattern("name=\"emailConsent\"[^>]*checked")
        .containsPattern("name=\"dashboardMarketing\"[^>]*checked")
        .doesNotContain("Points to start with");
    assertThat(actions.signedIn("admin").get(NEW).body()).contains("Points to start with");
  }

  @Test
  void onlyAnAdminGivesPointsToStartWith() {
    HttpResponse<String> refused =
        enrolment().with("fullName", "Rich").with("openingPoints", "500").send();

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("role=\"alert\"", "members:opening", "value=\"Rich\"");
    assertThat(members.find(member)).isEmpty();
    StaffForm.on(actions.signedIn("admin"), NEW)
        .with("memberNumber", member)
        .with("fullName", "Rich")
        .with("accountType", "INDIVIDUAL")
        .with("openingPoints", "500")
        .send();
    assertThat(
            actions.texts(
                "select cast(points as varchar) from ledger_entry where member_number = ?"))
        .containsExactly("500");
  }

  @Test
  void whatCannotBeIsSaidAboveTheFormWithWhatWasTyped() {
    assertRefused("email", "nowhere", "The e-mail address must be an e-mail address");
    assertRefused("birthDate", "11/04/88", "The date of birth can’t be read");
    assertRefused("birthDate", "2999-01-01", "The date of birth must be between");
    assertRefused("phone", "555", "The phone number must be");
    assertRefused("zone", "Nowhere/City", "The time zone can’t be read");
    assertRefused("fullName", "", "The name must not be blank");
    assertThat(members.find(member)).isEmpty();
  }

  @Test
  void aProfileIsChangedAndWhatIsEmptiedIsRemoved() {
    actions.enrol(", \"email\": \"ada@example.com\", \"phone\": \"+12025550001\"");
    assertThat(actions.page(manager)).contains(page, "Change the profile");
    assertThat(manager.get(page).body())
        .contains("value=\"Ada Grantham\"", "value=\"ada@example.com\"", "value=\"+12025550001\"");

    HttpResponse<String> changed =
        StaffForm.on(manager, page)
            .with("fullName", "Ada Lovelace")
            .with("email", "lovelace@example.com")
            .with("phone", "")
            .with("accountType", "INDIVIDUAL")
            .with("language", "en")
            .with("emailConsent", "true")
            .send();

    assertThat(StaffVisitor.location(changed)).endsWith("/members/" + member);
    assertThat(actions.page(manager)).contains("The profile is changed", "Ada Lovelace");
    Member stored = members.require(member);
    assertThat(stored.getProfile().email()).isEqualTo("lovelace@example.com");
    assertThat(stored.getProfile().phone()).isNull();
    assertThat(stored.getProfile().emailConsent()).isTrue();
    assertThat(stored.getProfile().preferences().emailMarketing()).isFalse();
    assertThat(actions.audit())
        .contains(
            "MEMBER_CHANGED " + Groups.LOYALTY_MANAGERS,
            "PERSONAL_DATA_VIEWED " + Groups.LOYALTY_MANAGERS);
  }

  /** A consent that the member withdraws while staff have the form open is not given back. */
  @Test
  void whatWasChangedMeanwhileIsNotPutBack() {
    actions.enrol("");
    StaffForm open =
        StaffForm.on(manager, page)
            .with("fullName", "Ada Meanwhile")
            .with("accountType", "INDIVIDUAL")
            .with("emailConsent", "true");
    actions.api("PUT", "", "{\"fullName\": \"Ada Grantham\", \"emailConsent\": false}");

    HttpResponse<String> refused = open.send();

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("was changed in the meantime", "value=\"Ada Meanwhile\"")
        .contains("Open the form again");
    assertThat(members.require(member).getProfile().emailConsent()).isFalse();
  }

  @Test
  void whoMayNotWriteMembersOverTheApiMayNotHere() {
    actions.enrol("");
    StaffVisitor owner = actions.signedIn(Groups.PROCESS_OWNERS);

    assertThat(owner.get("/members").body()).doesNotContain(NEW);
    assertThat(actions.page(owner)).doesNotContain("/edit");
    assertThat(owner.get(NEW).statusCode()).isEqualTo(403);
    assertThat(owner.get(page).statusCode()).isEqualTo(403);
    assertThat(StaffForm.on(manager, page).without("_csrf").send().statusCode()).isEqualTo(403);
    actions.api("POST", "/closure", null);
    assertThat(manager.get(page).statusCode()).isEqualTo(409);
  }

  private StaffForm enrolment() {
    return StaffForm.on(manager, NEW)
        .with("memberNumber", member)
        .with("accountType", "INDIVIDUAL");
  }

  private void assertRefused(String field, String typed, String sentence) {
    HttpResponse<String> refused =
        enrolment()
            .with("fullName", "Ada")
            .with("address", "1 Kept Street")
            .with("smsConsent", "true")
            .with(field, typed)
            .send();

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(refused.body())
        .containsPattern("role=\"alert\"[^>]*>[^<]*" + sentence)
        .contains("value=\"1 Kept Street\"")
        .containsPattern("name=\"smsConsent\"[^>]*checked")
        .containsPattern("name=\"" + field + "\"[^>]*value=\"" + typed + "\"");
    assertThat(refused.body()).doesNotContainPattern("name=\"emailConsent\"[^>]*checked");
  }
}
