package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.privacy.ErasureReason;
import io.tierflow.privacy.MemberErasureService;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

@PortalTest
@ExtendWith(OutputCaptureExtension.class)
// What it leaves behind would stand in the way of tests that follow.
@TestPropertySource(properties = "spring.application.name=full")
@Tag("full")
class AttackedPortalTest extends PortalSignInTest {

  private static final Set<Integer> REFUSALS = Set.of(302, 401, 403, 404, 405);
  @Autowired private MemberErasureService erasures;

  @Test
  void anotherMembersLinkShowsThatMemberAlone() {
    String ada = programme.enrol();
    String bo = programme.enrol();
    PortalVisitor visitor = signedIn(ada);
    String session = visitor.session();

    visitor.use(codeOf(bo));

    assertThat(visitor.session()).isNotEqualTo(session);
    assertThat(visitor.get("/api/me").body()).contains(bo).doesNotContain(ada);
    assertThat(visitor.get("/portal").body()).contains(bo).doesNotContain(ada);
  }

  @Test
  void aMemberGetsNowhereElse() {
    String member = programme.enrol();
    String other = programme.enrol();
    PortalVisitor visitor = signedIn(member);

    for (String path :
        List.of(
            "/api/members/" + member,
            "/api/members/" + other,
            "/api/members/" + other + "/ledger",
            "/api/members",
            "/api/me/../members/" + other,
            "/api/me/%2e%2e/members/" + other,
            "/api/me/" + other,
            "/api/me;/../members",
            "/api/ledger/proof",
            "/api/monthly-runs",
            "/api/reports/2026-10",
            "/members",
            "/members/" + other,
            "/reports",
            "/runs",
            "/",
            "/v3/api-docs",
            "/swagger-ui/index.html",
            "/engine-rest/task",
            "/engine-rest/user",
            "/camunda/api/engine/engine/default/task",
            "/camunda/api/admin/auth/user/default",
            "/portal/nowhere",
            "/actuator/env")) {
      HttpResponse<String> answer = visitor.get(path, "Accept", "application/json");
      assertThat(answer.statusCode()).as(path).isGreaterThanOrEqualTo(300);
      assertThat(answer.body()).as(path).doesNotContain("Ada Example");
    }
    assertThat(visitor.get("/api/me?memberNumber=" + other).body())
        .contains(member)
        .doesNotContain(other);
  }

  @Test
  void staffAreNobodyHere() {
    PortalVisitor admin = new PortalVisitor(port);
    HttpResponse<String> signedIn =
        admin.submit("/login", "/login", Map.of("username", "admin", "password", "correct horse"));
    String basic = "Basic YWRtaW46Y29ycmVjdCBob3JzZQ==";

    assertThat(PortalVisitor.locationOf(signedIn)).isEqualTo("/");
    assertThat(admin.get("/members").statusCode()).isEqualTo(200);
    assertThat(PortalVisitor.locationOf(admin.get("/portal"))).isEqualTo("/portal/sign-in");
    assertThat(admin.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(new PortalVisitor(port).get("/api/me", "Authorization", basic).statusCode())
        .isEqualTo(401);
    assertThat(
            PortalVisitor.locationOf(
                new PortalVisitor(port).get("/portal", "Authorization", basic)))
        .isEqualTo("/portal/sign-in");
  }

  @Test
  void aFormOfAnotherSiteDoesNothing() {
    String member = programme.enrol();
    String code = codeOf(member);
    PortalVisitor visitor = new PortalVisitor(port);
    visitor.get("/portal/sign-in");

    assertThat(visitor.post("/portal/sign-in", Map.of("username", member)).statusCode())
        .isIn(REFUSALS);
    assertThat(visitor.post("/portal/sign-in/link", Map.of("token", code)).statusCode())
        .isEqualTo(403);
    assertThat(
            visitor
                .post("/portal/sign-in/link", Map.of("token", code, "_csrf", "guessed"))
                .statusCode())
        .isEqualTo(403);
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(mailbox.linksOf(member)).isEqualTo(1);
    PortalVisitor in = new PortalVisitor(port);
    in.use(code);
    in.get("/portal");
    assertThat(in.post("/portal/sign-out", Map.of()).statusCode()).isEqualTo(403);
    assertThat(in.get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  void aSessionEndsWithTheMembership() {
    String member = programme.enrol();
    PortalVisitor visitor = signedIn(member);
    String unused = codeOf(member, 2);

    members.close(member);

    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(PortalVisitor.locationOf(visitor.get("/portal"))).isEqualTo("/portal/sign-in");
    assertThat(PortalVisitor.locationOf(new PortalVisitor(port).use(unused)))
        .isEqualTo("/portal/sign-in?refused");
  }

  @Test
  void aSessionEndsWithTheErasureWhichTakesTheLinkAlong() {
    String member = programme.enrol();
    PortalVisitor visitor = signedIn(member);
    String unused = codeOf(member, 2);

    erasures.erase(member, ErasureReason.REQUESTED);

    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(visitor.get("/api/me/export").statusCode()).isEqualTo(401);
    assertThat(PortalVisitor.locationOf(visitor.get("/portal"))).isEqualTo("/portal/sign-in");
    assertThat(PortalVisitor.locationOf(new PortalVisitor(port).use(unused)))
        .isEqualTo("/portal/sign-in?refused");
    assertThat(
            programme.number("select count(*) from sign_in_link where member_number = ?", member))
        .isZero();
  }

  @Test
  void nothingInARequestLeadsElsewhere() {
    String member = programme.enrol();
    PortalVisitor visitor = new PortalVisitor(port);
    visitor.submit(
        "/portal/sign-in?continue=https://evil.example",
        "/portal/sign-in?redirect=//evil.example",
        Map.of(
            "username",
            member,
            "redirect",
            "https://evil.example",
            "link",
            "https://evil.example"));
    visitor.get("/portal?next=//evil.example", "X-Forwarded-Host", "evil.example");
    String code = mailbox.codeFor(member, 1);

    HttpResponse<String> in =
        visitor.submit(
            "/portal/sign-in/link?continue=//evil.example",
            "/portal/sign-in/link?redirect=//evil.example",
            Map.of(
                "token",
                code,
                "redirect",
                "https://evil.example",
                "spring-security-redirect",
                "//evil.example"));

    assertThat(PortalVisitor.locationOf(in)).isEqualTo("/portal");
    assertThat(Mailbox.htmlOf(mailbox.newest(Mailbox.addressOf(member)))).doesNotContain("evil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "[[${7*7}]] [(${7*7})] #{tier.GOLD}",
        "__${T(java.lang.Runtime).getRuntime()}__::x",
        "${T(java.lang.System).getenv()} *{7*7} ~{x}",
        "{0} '{1}' {2,number}"
      })
  void aNameIsNothingButText(String name) {
    String member = enrol(name);

    PortalVisitor visitor = signedIn(member);
    String page = visitor.get("/portal").body();
    MimeMessage mail = mailbox.newest(Mailbox.addressOf(member));

    String escaped = name.replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;");
    assertThat(page).contains("Hello " + escaped + "</h1>").doesNotContain("<script>alert");
    assertThat(Mailbox.htmlOf(mail)).contains("Hello " + escaped + ",<");
    assertThat(Mailbox.textOf(mail)).startsWith("Hello " + name + ",\n");
  }

  @Test
  void nobodyIsFloodedWithLinks() {
    String member = programme.enrol();
    for (int n = 0; n < 8; n++) {
      new PortalVisitor(port).ask(member);
    }
    String marker = programme.enrol();
    new PortalVisitor(port).ask(marker);
    mailbox.await(marker, 1);

    assertThat(mailbox.linksOf(member)).isEqualTo(5);
    assertThat(mailbox.codeFor(member, 5)).isNotEmpty();
    assertThat(
            mailbox.all().stream()
                .filter(mail -> Mailbox.textOf(mail).contains("number " + member)))
        .as("only the newest is worth a mail")
        .hasSize(1);
  }

  @Test
  void aCodeIsInTheMailAndNowhereElse(CapturedOutput log) {
    String member = programme.enrol();
    String code = codeOf(member);

    assertThat(dump()).contains(member).doesNotContain(code);
    PortalVisitor visitor = new PortalVisitor(port);
    visitor.use(code);
    assertThat(dump()).doesNotContain(code);
    assertThat(visitor.get("/portal").body())
        .contains("The link is only in the e-mail")
        .doesNotContain(code);
    assertThat(visitor.get("/api/me/messages").body()).doesNotContain(code);
    assertThat(log.getAll()).doesNotContain(code);
  }

  private String dump() {
    return String.join("\n", database.sql("script").query(String.class).list());
  }
}
