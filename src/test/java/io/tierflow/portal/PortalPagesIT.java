package io.tierflow.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator.GetByTextOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.tierflow.testsupport.NeedsChromium;
import io.tierflow.testsupport.browser.Window;
import io.tierflow.testsupport.browser.Windows;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** A member goes through the pages of the portal by its bar of links, on a screen and a phone. */
@PortalTest
@NeedsChromium
@ExtendWith(Windows.class)
class PortalPagesIT {

  private static final int PHONE_WIDTH = 360;
  private static final int PHONE_HEIGHT = 800;

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;

  @Test
  void aMemberRisesAndFindsTheVoucherTheTermsAndWhatHappened(Window member) {
    String number = programme.enrol();
    programme.purchase(number, "1500.00", LocalDate.now(ZoneOffset.UTC).minusDays(3));
    signIn(member, number);

    follow(member, "My tier");
    member.picture("portal-upgrade");
    member.button("Check my tier now").click();
    assertThat(member.page().locator("[role=status]"))
        .hasText("You have moved up: you are Silver now. Congratulations!");
    phone(member);
    member.picture("portal-upgraded-on-a-phone");

    follow(member, "Vouchers");
    assertThat(member.page().locator(".voucher-code")).isHidden();
    member.picture("portal-vouchers-on-a-phone");
    member.page().getByText("Show the code").first().focus();
    member.page().keyboard().press("Enter");
    assertThat(member.page().locator(".voucher-code")).isVisible();
    assertThat(member.page().getByRole(AriaRole.IMG, named("The code as a QR code"))).isVisible();
    member.picture("portal-voucher-code-on-a-phone");

    follow(member, "Benefits");
    assertThat(member.section("tier-SILVER")).containsText("Your tier");
    noSideways(member);
    member.picture("portal-benefits-on-a-phone");

    follow(member, "Activity");
    assertThat(member.section("activity")).containsText("Regular → Silver");
    noSideways(member);
    member.picture("portal-activity-on-a-phone");
    member.link("Tier").click();
    assertThat(member.section("activity")).not().containsText("+150");

    member.page().setViewportSize(1280, 900);
    member.picture("portal-activity");
    follow(member, "Benefits");
    member.picture("portal-benefits");
    follow(member, "Vouchers");
    member.picture("portal-vouchers");
    follow(member, "Home");
    assertThat(member.heading("Hello Ada Example")).isVisible();
  }

  private static void follow(Window window, String name) {
    window
        .page()
        .getByRole(AriaRole.NAVIGATION, named("Main"))
        .getByText(name, new GetByTextOptions().setExact(true))
        .click();
    assertThat(
            window
                .page()
                .getByRole(AriaRole.NAVIGATION, named("Main"))
                .locator("[aria-current=page]"))
        .hasText(name);
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }

  private static void phone(Window window) {
    window.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    noSideways(window);
  }

  private static void noSideways(Window window) {
    Assertions.assertThat((Integer) window.page().evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(PHONE_WIDTH);
  }

  private void signIn(Window window, String number) {
    window.open("/portal/sign-in");
    window.page().getByLabel("Member number or e-mail address").fill(number);
    window.button("Send me a link").click();
    assertThat(window.page().locator("[role=status]")).containsText("a link is on its way");
    window.open("/portal/sign-in/link#" + mailbox.codeFor(number, 1));
    window.button("Sign in").click();
    assertThat(window.page()).hasURL(Pattern.compile("/portal$"));
  }
}
