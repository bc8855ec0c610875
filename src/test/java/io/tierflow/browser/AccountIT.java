package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Window;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("quick")
@BrowserTest
class AccountIT {

  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  @Test
  void aPersonMakesATokenAndRevokesIt(Window manager) {
    manager.signIn("manager").open("/members");
    manager.link("manager").click();
    assertThat(manager.heading("Your account")).isVisible();

    manager.page().getByLabel("What it is for").fill("Modeler");
    manager.button("Make token").click();
    assertThat(manager.page().locator(".secret"))
        .hasText(Pattern.compile("tfp_[0-9a-f]{16}_[A-Za-z0-9_-]{43}"));
    manager.picture("account-token");
    manager.page().getByLabel("Revoke the token for Modeler").first().click();
    manager.button("Revoke the token for Modeler for good").click();
    assertThat(manager.page().getByText("You have none.")).isVisible();

    manager.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    manager.picture("account-phone");
  }

  @Test
  void aPersonIsShownWhatAnAuthenticatorReads(Window owner) {
    owner.signIn("owner").open("/account");
    owner.link("Turn on").click();

    assertThat(owner.heading("Turn on a second factor")).isVisible();
    assertThat(owner.page().locator("svg.qr path")).isVisible();
    owner.picture("second-factor");
  }
}
