package io.tierflow.portal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.MemberService;
import io.tierflow.member.MemberStatus;
import io.tierflow.points.PointsService;
import io.tierflow.privacy.ErasureReason;
import io.tierflow.privacy.MemberErasureService;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What members change of their profile, how a new address is confirmed, and how they leave. */
@PortalTest
class ProfileTest {

  private static final Pattern LINK =
      Pattern.compile("https://rewards\\.example/portal/profile/email#([-_A-Za-z0-9]{43})\\s");

  @Autowired private TestProgramme programme;
  @Autowired private MemberService members;
  @Autowired private MemberErasureService erasures;
  @Autowired private EmailChangeService emails;
  @Autowired private PointsService points;
  @Autowired private Mailbox mailbox;
  @LocalServerPort private int port;

  private String member;
  private PortalVisitor visitor;

  @BeforeEach
  void signIn() {
    member = programme.enrol();
    visitor = new PortalVisitor(port);
    visitor.ask(member);
    visitor.use(mailbox.codeFor(member, 1));
  }

  @Test
  void aMemberChangesPhoneAndAddressAtOnceAndNothingElse() {
    assertThat(visitor.get("/portal").body()).contains("href=\"/portal/profile\"");

    HttpResponse<String> saved =
        submit(Map.of("phone", "+49 30 / 123 45-67", "address", "Main Street 1, 12345 Town"));

    assertThat(PortalVisitor.locationOf(saved)).isEqualTo("/portal/profile?saved");
    assertThat(visitor.get("/portal/profile?saved").body())
        .contains("Saved.", "+49301234567", "Main Street 1, 12345 Town");
    assertThat(members.require(member).getProfile())
        .satisfies(
            profile -> {
              assertThat(profile.fullName()).isEqualTo("Ada Example");
              assertThat(profile.email()).isEqualTo(Mailbox.addressOf(member));
              assertThat(profile.emailConsent()).isTrue();
            });
    assertThat(
            programme.texts(
                "select concat(actor, ' ', detail) from audit_entry where subject = ? and action ="
                    + " 'MEMBER_CHANGED'",
                member))
        .containsExactly("member:" + member + " phone, address");
  }

  @Test
  void whatTheProgrammeDoesNotLetThemChangeStays() {
    assertThat(visitor.get("/portal/profile").body())
        .contains("name=\"phone\"")
        .doesNotContain("name=\"fullName\"", "name=\"birthDate\"");

    submit(Map.of("fullName", "Ada Example", "phone", "", "address", ""));
    HttpResponse<String> forged = submit(Map.of("fullName", "Somebody Else"));
    HttpResponse<String> overApi =
        visitor.call("PUT", "/api/me/profile", "{\"birthDate\": \"1980-12-31\"}");

    assertThat(forged.statusCode()).isEqualTo(400);
    assertThat(overApi.statusCode()).isEqualTo(400);
    assertThat(overApi.body()).contains("birthDate", "accepted: its present value, or none");
    assertThat(members.require(member).getProfile().fullName()).isEqualTo("Ada Example");
    assertThat(members.require(member).getProfile().birthDate()).isNull();
    assertThat(members.require(member).getProfile().phone()).isNull();
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsSaved() {
    HttpResponse<String> refused = submit(Map.of("phone", "call me", "address", "New"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("Nothing was saved", "with its country code", "value=\"call me\"");
    assertThat(members.require(member).getProfile().address()).isNotEqualTo("New");
    assertThat(visitor.get("/portal/profile", "Accept-Language", "de").body())
        .contains("Mein Profil", "Postanschrift", "Mitgliedschaft beenden");
    assertThat(visitor.call("PUT", "/api/me/profile", "{\"email\": \"nowhere\"}").statusCode())
        .isEqualTo(400);
    assertThat(
            visitor.call("PUT", "/api/me/profile", "{\"memberNumber\": \"T00001\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aNewEmailAddressHoldsOnceALinkToItIsUsed() {
    String now = Mailbox.addressOf(member);
    String wanted = "new-" + now;

    HttpResponse<String> asked = submit(Map.of("email", wanted));

    assertThat(PortalVisitor.locationOf(asked)).isEqualTo("/portal/profile?confirm");
    assertThat(visitor.get("/portal/profile").body())
        .contains("Look into the mailbox of " + wanted);
    assertThat(members.require(member).getProfile().email()).isEqualTo(now);
    String code = codeFor(wanted, 1);
    assertThat(mailbox.to(now))
        .anyMatch(
            mail -> Mailbox.subjectOf(mail).equals("Somebody wants to change your e-mail address"));
    PortalVisitor elsewhere = new PortalVisitor(port);
    assertThat(elsewhere.get("/portal/profile/email").body()).contains("One more click");

    assertThat(confirm(elsewhere, code)).isEqualTo("/portal/profile/email?confirmed");

    assertThat(members.require(member).getProfile().email()).isEqualTo(wanted);
    assertThat(confirm(elsewhere, code)).isEqualTo("/portal/profile/email?refused");
    assertThat(elsewhere.get("/portal").statusCode()).as("nobody is signed in").isEqualTo(302);
    assertThat(visitor.get("/portal/profile").body()).doesNotContain("Look into the mailbox");
  }

  @Test
  void aLinkThatIsForgedReplacedExpiredOrWithdrawnChangesNothing() {
    String first = "first-" + Mailbox.addressOf(member);
    String second = "second-" + Mailbox.addressOf(member);
    submit(Map.of("email", first));
    String old = codeFor(first, 1);
    submit(Map.of("email", second));
    String code = codeFor(second, 1);

    for (String wrong : List.of(old, code + "A", "", "A".repeat(43))) {
      assertThat(confirm(visitor, wrong)).isEqualTo("/portal/profile/email?refused");
    }
    programme.execute("update email_change set expires_at = '2020-01-01 00:00:00'");
    assertThat(confirm(visitor, code)).isEqualTo("/portal/profile/email?refused");
    emails.deleteExpired();
    assertThat(programme.number("select count(*) from email_change")).isZero();
    submit(Map.of("email", second));
    submit(Map.of("email", Mailbox.addressOf(member)));
    assertThat(confirm(visitor, codeFor(second, 1))).isEqualTo("/portal/profile/email?refused");
    assertThat(members.require(member).getProfile().email()).isEqualTo(Mailbox.addressOf(member));
  }

  @Test
  void nobodyIsFloodedByChangesAndWhatWaitsIsSealed() {
    for (int times = 1; times <= 5; times++) {
      submit(Map.of("email", "many%d-%s".formatted(times, Mailbox.addressOf(member))));
    }

    HttpResponse<String> oneMore = submit(Map.of("email", "more@example.com"));

    assertThat(oneMore.statusCode()).isEqualTo(409);
    assertThat(oneMore.body()).contains("too often within an hour");
    assertThat(
            programme.texts(
                "select cast(email as char) from email_change where member_number = ?", member))
        .hasSize(1)
        .noneMatch(text -> text.contains("@"));
    assertThat(visitor.get("/api/me/export").body()).contains("\"newEmail\":[{\"email\":\"many5-");
    erasures.erase(member, ErasureReason.REQUESTED);
    assertThat(
            programme.number("select count(*) from email_change where member_number = ?", member))
        .isZero();
  }

  @Test
  void whoLeavesIsToldWhatIsLostAndIsOut() {
    points.adjust(member, new PointsService.Adjustment("adj-" + member, 120, "A test."), "ada");
    assertThat(visitor.get("/portal/profile/closure").body())
        .contains("You lose 120 points.", "be undone");
    assertThat(
            PortalVisitor.locationOf(
                visitor.submit("/portal/profile/closure", "/portal/profile/closure", Map.of())))
        .isEqualTo("/portal/profile/closure");
    assertThat(visitor.call("POST", "/api/me/closure", "{\"confirmed\": false}").statusCode())
        .isEqualTo(400);
    assertThat(members.require(member).isActive()).isTrue();

    HttpResponse<String> left =
        visitor.submit(
            "/portal/profile/closure", "/portal/profile/closure", Map.of("confirmed", "yes"));

    assertThat(PortalVisitor.locationOf(left)).isEqualTo("/portal/sign-in?closed");
    assertThat(visitor.get("/portal/sign-in?closed").body()).contains("membership has ended");
    assertThat(members.require(member).getStatus()).isEqualTo(MemberStatus.CLOSED);
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(
            programme.texts(
                "select actor from audit_entry where subject = ? and action = 'MEMBER_CLOSED'",
                member))
        .containsExactly("member:" + member);
  }

  @Test
  void aProgramLeavesByTheApi() {
    HttpResponse<String> left = visitor.call("POST", "/api/me/closure", "{\"confirmed\": true}");

    assertThat(left.statusCode()).isEqualTo(200);
    assertThat(left.body()).contains("\"closedOn\":", "\"ended\":[");
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> submit(Map<String, String> changes) {
    Map<String, String> form = new HashMap<>();
    form.put("email", Mailbox.addressOf(member));
    form.put("phone", "+12025550100");
    form.put("address", "1 Example Street, 12345 Sampletown");
    form.putAll(changes);
    return visitor.submit("/portal/profile", "/portal/profile", form);
  }

  private String codeFor(String address, int mails) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              mailbox.send();
              return mailbox.to(address).size() >= mails;
            });
    MimeMessage newest = mailbox.to(address).get(mailbox.to(address).size() - 1);
    Matcher link = LINK.matcher(Mailbox.textOf(newest));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static String confirm(PortalVisitor visitor, String code) {
    return PortalVisitor.locationOf(
        visitor.submit("/portal/profile/email", "/portal/profile/email", Map.of("token", code)));
  }
}
