package io.tierflow.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.tierflow.browser.Window;
import io.tierflow.browser.Windows;
import io.tierflow.needs.NeedsChromium;
import io.tierflow.process.Programme;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
@NeedsChromium
@ExtendWith(Windows.class)
class PortalIT {

  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  @Autowired private Programme programme;
  @Autowired private Mailbox mailbox;

  @Test
  void aMemberAsksForALinkAndSeesPointsTierAndVouchers(Window member, Window mail) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String number = programme.enrol();
    programme.purchase(number, "1500.00", today.minusDays(3));
    programme.upgrade(number, today);
    programme.purchase(number, "12000.00", today.minusDays(1));
    programme.upgrade(number, today);

    member.open("/portal");
    assertThat(member.page()).hasURL(Pattern.compile("/portal/sign-in$"));
    member.picture("portal-sign-in");
    askFor(member, number);
    member.picture("portal-asked");
    String code = mailbox.codeFor(number, 1);
    mail.page().setContent(Mailbox.htmlOf(mailbox.newest(Mailbox.addressOf(number))));
    mail.picture("portal-mail");
    mail.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    mail.picture("portal-mail-on-a-phone");

    member.open("/portal/sign-in/link#" + code);
    assertThat(member.page()).hasURL(Pattern.compile("/portal/sign-in/link$"));
    assertThat(member.section("token")).isHidden();
    member.picture("portal-link");
    member.button("Sign in").click();

    assertThat(member.heading("Hello Ada Example")).isVisible();
    assertThat(member.section("content")).containsText("Tier, under review");
    assertThat(member.section("vouchers").locator(".voucher-code"))
        .hasText(Pattern.compile("^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$"));
    assertThat(member.section("vouchers")).containsText("Waits for the review of your tier");
    assertThat(member.section("ledger").locator("tbody tr")).hasCount(2);
    member.picture("portal-home");
    member.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    member.picture("portal-home-on-a-phone");

    member.button("Sign out").click();
    assertThat(member.page().locator("[role=status]")).hasText("You are signed out.");
    member.open("/portal/sign-in/link#" + code);
    member.button("Sign in").click();
    assertThat(member.page().locator("[role=alert]")).containsText("This link can’t be used");
    member.picture("portal-refused-on-a-phone");
  }

  private static void askFor(Window window, String number) {
    window.page().getByLabel("Member number or e-mail address").fill(number);
    window.button("Send me a link").click();
    assertThat(window.page().locator("[role=status]")).containsText("a link is on its way");
  }
}
