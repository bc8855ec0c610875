package io.tierflow.portal.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.Member;
import io.tierflow.member.MemberSearch;
import io.tierflow.member.MemberService;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.Newcomer;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** How somebody becomes a member by confirming an e-mail address, and how nobody else does. */
@PortalTest
class JoinTest {

  private static final String REFUSED = "/portal/join?refused";

  @Autowired private TestProgramme programme;
  @Autowired private MemberService members;
  @Autowired private MemberSearch search;
  @Autowired private Mailbox mailbox;
  @Autowired private JoinService joins;
  @Autowired private JdbcClient database;
  @Autowired private TransactionOperations inTransaction;
  @LocalServerPort private int port;

  @Test
  void whoConfirmsTheAddressIsAMemberAndSignedIn() {
    Newcomer nora = newcomer();
    assertThat(nora.browser.get("/portal/sign-in").body()).contains("href=\"/portal/join\"");

    HttpResponse<String> asked = nora.ask(Map.of("marketing", "on", "language", "de"));

    assertThat(PortalVisitor.locationOf(asked)).isEqualTo("/portal/join?asked");
    assertThat(nora.browser.get("/portal/join?asked").body()).contains("Look into your mailbox");
    String code = nora.code(1);
    assertThat(Mailbox.subjectOf(nora.mails(1).get(0)))
        .isEqualTo("Mitglied bei Tierflow Rewards werden");
    assertThat(found(nora)).as("before the confirmation").isEmpty();
    assertThat(nora.browser.get("/portal/join/confirmation").body()).contains("One more click");
    assertThat(found(nora)).as("a program has opened the link").isEmpty();
    String before = nora.browser.session();

    assertThat(nora.confirm(code)).isEqualTo("/portal");

    assertThat(nora.browser.session()).as("another session").isNotEqualTo(before);
    Member member = found(nora).get(0);
    assertThat(nora.browser.get("/portal").body())
        .contains("Hello Nora Newcomer", "Member " + member.getMemberNumber());
    assertThat(member.getMemberNumber()).matches("M[0-9]{12}");
    assertThat(member.getProfile().language()).isEqualTo("de");
    assertThat(member.getProfile().emailConsent()).isTrue();
    assertThat(member.getProfile().smsConsent()).isFalse();
    assertThat(member.getProfile().preferences().emailMarketing()).isTrue();
    assertThat(
            programme.texts(
                "select version from accepted_terms where member_number = ?",
                member.getMemberNumber()))
        .containsExactly("1");
    assertThat(nora.browser.get("/api/me/export").body())
        .contains("\"acceptedTerms\":[{\"version\":\"1\"");
    assertThat(
            programme.texts(
                "select concat(actor, ' ', action) from audit_entry where subject = ?",
                member.getMemberNumber()))
        .contains("member:" + member.getMemberNumber() + " SIGNED_IN");
    assertThat(count("join_request where application is not null and member_number = ?", member))
        .as("what was entered")
        .isZero();
  }

  @Test
  void marketingComesOnlyToWhoHasAskedForIt() {
    Newcomer nora = newcomer();
    nora.join("");

    assertThat(found(nora).get(0).getProfile().preferences())
        .satisfies(
            preferences -> {
              assertThat(preferences.emailMarketing()).isFalse();
              assertThat(preferences.pushMarketing()).isFalse();
              assertThat(preferences.dashboardMarketing()).isFalse();
            });
  }

  @Test
  void aLinkWorksOnceHoweverManyUseItAtOnce() throws Exception {
    Newcomer nora = newcomer();
    nora.ask();
    String code = nora.code(1);
    Callable<String> use = () -> new Newcomer(mailbox, port, nora.email).confirm(code);
    ExecutorService threads = Executors.newFixedThreadPool(4);

    List<Future<String>> answers = threads.invokeAll(Collections.nCopies(4, use));
    threads.shutdown();

    int in = 0;
    for (Future<String> answer : answers) {
      in += answer.get().equals("/portal") ? 1 : 0;
    }
    assertThat(in).isEqualTo(1);
    assertThat(found(nora)).hasSize(1);
    assertThat(nora.confirm(code)).isEqualTo(REFUSED);
    assertThat(nora.browser.get(REFUSED).body()).contains("This link can’t be used");
  }

  @Test
  void aLinkThatIsForgedReplacedOrExpiredMakesNobodyAMember() {
    Newcomer nora = newcomer();
    nora.ask();
    String first = nora.code(1);
    nora.ask();
    String second = nora.code(2);

    for (String wrong : List.of(first, second + "A", "A".repeat(43), "", "x".repeat(10_000))) {
      assertThat(nora.confirm(wrong)).isEqualTo(REFUSED);
    }
    inTransaction.executeWithoutResult(
        status ->
            database.sql("update join_request set expires_at = '2020-01-01 00:00:00'").update());
    assertThat(nora.confirm(second)).isEqualTo(REFUSED);
    assertThat(found(nora)).isEmpty();
    joins.deleteExpired();
    assertThat(database.sql("select count(*) from join_request").query(Long.class).single())
        .isZero();
  }

  @Test
  void aMembersAddressGetsAMailThatSaysSoAndSignsIn() {
    String member = programme.enrol();
    Newcomer again = new Newcomer(mailbox, port, Mailbox.addressOf(member));

    again.ask(Map.of("email", Mailbox.addressOf(member).toUpperCase()));

    String text = Mailbox.textOf(again.mails(1).get(0));
    assertThat(Mailbox.subjectOf(again.mails(1).get(0)))
        .isEqualTo("You are already a member of Tierflow Rewards");
    assertThat(text)
        .contains("Hello Ada Example", "Nothing has changed", "/portal/sign-in/link#")
        .doesNotContain("Nora");
    String code = text.replaceAll("(?s).*/portal/sign-in/link#([-_A-Za-z0-9]{43}).*", "$1");
    assertThat(PortalVisitor.locationOf(again.browser.use(code))).isEqualTo("/portal");
    assertThat(found(again)).hasSize(1);
  }

  @Test
  void nobodyLearnsFromTheAnswerWhoIsAMember() {
    String known = programme.enrol();
    String closed = programme.enrol();
    members.close(closed);

    List<String> answers =
        List.of(
            answerTo(newcomer()),
            answerTo(new Newcomer(mailbox, port, Mailbox.addressOf(known))),
            answerTo(new Newcomer(mailbox, port, Mailbox.addressOf(closed))));

    assertThat(answers).containsOnly(answers.get(0));
  }

  @Test
  void anAddressGetsNoMoreMailsThanAFewAnHour() {
    Newcomer nora = newcomer();
    for (int times = 1; times <= 3; times++) {
      nora.ask();
      nora.mails(times);
    }
    for (int times = 4; times <= 6; times++) {
      nora.ask();
    }
    Newcomer last = newcomer();
    last.ask();
    last.mails(1);

    assertThat(nora.mails(3)).hasSize(3);
  }

  @Test
  void aProgramThatFillsInWhatNobodySeesGetsTheSameAnswerAndNoMail() {
    Newcomer robot = newcomer();

    String answer = PortalVisitor.locationOf(robot.ask(Map.of("website", "https://spam.example/")));

    Newcomer person = newcomer();
    assertThat(answer).isEqualTo(PortalVisitor.locationOf(person.ask()));
    person.mails(1);
    assertThat(mailbox.to(robot.email)).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidAndNothingThatWasEnteredIsLost() {
    Newcomer nora = newcomer();

    HttpResponse<String> refused =
        nora.ask(Map.of("email", "nora@nowhere", "terms", "0", "fullName", "N".repeat(201)));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains(
            "Nothing was sent",
            "Please give an e-mail address such as",
            "with at most 200 characters",
            "without accepting the terms",
            "nora@nowhere");
    assertThat(nora.ask(Map.of("language", "tlh")).statusCode()).isEqualTo(400);
    assertThat(nora.browser.get("/portal/join?code=A1%3Cb%3E").body())
        .contains("value=\"A1&lt;b&gt;\"");
    assertThat(nora.browser.get("/portal/join", "Accept-Language", "de").body())
        .contains("Mitglied bei Tierflow Rewards werden", "Sprache der Nachrichten");
    assertThat(nora.browser.post("/portal/join", nora.form()).statusCode())
        .as("without the page's token")
        .isIn(302, 403);
  }

  @Test
  void whatWaitsIsSealedAndGoneWithAnErasure() {
    Newcomer nora = newcomer();
    nora.ask();
    nora.code(1);

    assertThat(
            programme.texts(
                "select cast(application as char) from join_request where application is not"
                    + " null and code_digest <> ?",
                ""))
        .isNotEmpty()
        .noneMatch(text -> text.contains("Nora") || text.contains(nora.email));
    assertThat(programme.texts("select parameters from message where kind = ?", "JOIN_LINK"))
        .noneMatch(text -> text.contains("@"));
  }

  private String answerTo(Newcomer newcomer) {
    HttpResponse<String> answer = newcomer.ask();
    return answer.statusCode()
        + PortalVisitor.locationOf(answer)
        + answer.body()
        + newcomer.browser.get(PortalVisitor.locationOf(answer)).body();
  }

  private Newcomer newcomer() {
    return new Newcomer(mailbox, port);
  }

  private List<Member> found(Newcomer newcomer) {
    return search.findByEmail(newcomer.email);
  }

  private long count(String rows, Member member) {
    return database
        .sql("select count(*) from " + rows)
        .param(member.getMemberNumber())
        .query(Long.class)
        .single();
  }
}
