package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.MemberService;
import io.tierflow.testsupport.NewMembers;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalVisitor;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** How members sign in by a link, and how nobody else does. */
abstract class PortalSignInTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  @Autowired TestProgramme programme;
  @Autowired MemberService members;
  @Autowired Mailbox mailbox;
  @Autowired JdbcClient database;
  @Autowired private TransactionOperations inTransaction;

  @LocalServerPort int port;

  @Test
  void aMemberSignsInWithTheLinkAndSeesTheirOwn() {
    String member = programme.enrol();
    PortalVisitor visitor = new PortalVisitor(port);

    HttpResponse<String> asked = visitor.ask(member);
    String code = mailbox.codeFor(member, 1);
    HttpResponse<String> page = visitor.get("/portal/sign-in/link");
    String before = visitor.session();
    HttpResponse<String> signedIn = visitor.use(code);

    assertThat(PortalVisitor.locationOf(asked)).isEqualTo("/portal/sign-in?asked");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(PortalVisitor.locationOf(signedIn)).isEqualTo("/portal");
    assertThat(visitor.session()).as("another session").isNotEqualTo(before);
    assertThat(visitor.get("/portal").body()).contains("Hello Ada Example", "Member " + member);
    for (String list :
        List.of("", "/ledger", "/vouchers", "/transactions", "/tier-changes", "/messages")) {
      assertThat(visitor.get("/api/me" + list).statusCode()).as(list).isEqualTo(200);
    }
    assertThat(visitor.get("/api/me").body()).contains("\"memberNumber\":\"" + member + "\"");
    assertThat(audited(member))
        .containsExactlyInAnyOrder(
            "system MEMBER_ENROLLED",
            "nobody SIGN_IN_LINK_REQUESTED",
            "member:" + member + " SIGNED_IN");
  }

  @Test
  void anEmailAddressWillDoInAnyCase() {
    String member = programme.enrol();

    new PortalVisitor(port).ask(" " + Mailbox.addressOf(member).toUpperCase() + " ");

    assertThat(mailbox.codeFor(member, 1)).isNotEmpty();
  }

  @Test
  void whoSignsOutIsOut() {
    String member = programme.enrol();
    PortalVisitor visitor = signedIn(member);

    HttpResponse<String> out = visitor.submit("/portal", "/portal/sign-out", Map.of());

    assertThat(PortalVisitor.locationOf(out)).isEqualTo("/portal/sign-in?out");
    assertThat(PortalVisitor.locationOf(visitor.get("/portal"))).isEqualTo("/portal/sign-in");
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(audited(member)).contains("member:" + member + " SIGNED_OUT");
  }

  @Test
  void nobodyLearnsFromTheAnswerWhoIsAMember() {
    String known = programme.enrol();
    String closed = programme.enrol();
    members.close(closed);
    int mails = mailbox.all().size();

    List<String> answers =
        Stream.of(known, closed, "NOBODY", "nobody@example.com", "x' or '1'='1", "n".repeat(254))
            .map(this::answerTo)
            .toList();

    assertThat(answers).containsOnly(answers.get(0));
    mailbox.codeFor(known, 1);
    assertThat(mailbox.all()).hasSize(mails + 1);
    assertThat(mailbox.linksOf(closed)).isZero();
  }

  @Test
  void aLinkWorksOnceHoweverOftenItIsOpened() {
    String member = programme.enrol();
    String code = codeOf(member);
    new PortalVisitor(port).get("/portal/sign-in/link");
    new PortalVisitor(port).get("/portal/sign-in/link?token=" + code);

    assertThat(PortalVisitor.locationOf(new PortalVisitor(port).use(code))).isEqualTo("/portal");
    PortalVisitor second = new PortalVisitor(port);
    assertThat(PortalVisitor.locationOf(second.use(code))).isEqualTo("/portal/sign-in?refused");
    assertThat(second.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void ofManyWhoUseALinkAtOnceOneGetsIn() throws Exception {
    String code = codeOf(programme.enrol());
    Callable<String> use = () -> PortalVisitor.locationOf(new PortalVisitor(port).use(code));
    ExecutorService threads = Executors.newFixedThreadPool(8);

    List<Future<String>> answers = threads.invokeAll(Collections.nCopies(8, use));
    threads.shutdown();

    int in = 0;
    for (Future<String> answer : answers) {
      in += answer.get().equals("/portal") ? 1 : 0;
    }
    assertThat(in).isEqualTo(1);
  }

  @Test
  void aLinkThatIsForgedCutOldOrReplacedIsRefused() {
    String member = programme.enrol();
    String replaced = codeOf(member);
    new PortalVisitor(port).ask(member);
    String code = mailbox.codeFor(member, 2);

    for (String wrong :
        List.of(
            replaced,
            code.substring(0, 42),
            code + "A",
            code.toLowerCase(),
            "A".repeat(43),
            "' or 1=1 --",
            "x".repeat(100_000),
            member)) {
      assertThat(PortalVisitor.locationOf(new PortalVisitor(port).use(wrong)))
          .isEqualTo("/portal/sign-in?refused");
    }
    expire(member);
    assertThat(PortalVisitor.locationOf(new PortalVisitor(port).use(code)))
        .isEqualTo("/portal/sign-in?refused");
    assertThat(audited("one-time link")).contains("nobody SIGN_IN_REFUSED");
  }

  private String answerTo(String numberOrEmail) {
    PortalVisitor visitor = new PortalVisitor(port);
    HttpResponse<String> answer = visitor.ask(numberOrEmail);
    String page = visitor.get(PortalVisitor.locationOf(answer)).body();
    return answer.statusCode()
        + " "
        + PortalVisitor.locationOf(answer)
        + " "
        + answer.body()
        + page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
  }

  PortalVisitor signedIn(String member) {
    PortalVisitor visitor = new PortalVisitor(port);
    assertThat(PortalVisitor.locationOf(visitor.use(codeOf(member)))).isEqualTo("/portal");
    return visitor;
  }

  String codeOf(String member) {
    return codeOf(member, 1);
  }

  String codeOf(String member, int links) {
    new PortalVisitor(port).ask(member);
    return mailbox.codeFor(member, links);
  }

  String enrol(String name) {
    String number = "P%05d".formatted(NUMBERS.incrementAndGet());
    members.enrol(
        NewMembers.individual(
            number, name, Mailbox.addressOf(number), null, null, LocalDate.of(1996, 1, 1)));
    return number;
  }

  private void expire(String member) {
    inTransaction.executeWithoutResult(
        status ->
            database
                .sql(
                    "update sign_in_link set expires_at = '2026-01-01 00:00:00' where "
                        + "member_number = ?")
                .param(member)
                .update());
  }

  private List<String> audited(String subject) {
    return database
        .sql("select concat(actor, ' ', action) from audit_entry where subject = ?")
        .param(subject)
        .query(String.class)
        .list();
  }
}
