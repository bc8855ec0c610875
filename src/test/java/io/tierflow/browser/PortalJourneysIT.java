package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsCheckedOptions;
import io.tierflow.points.PointsService;
import io.tierflow.points.PointsService.Adjustment;
import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.SampleVisit;
import io.tierflow.testsupport.browser.Window;
import io.tierflow.testsupport.browser.WithoutScripts;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What members come for, done by who has no mouse and by who has no scripts. */
@BrowserTest
class PortalJourneysIT {

  private static final int MOST_TABS = 200;
  private static final Pattern CODE = Pattern.compile("^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$");

  @Autowired private PointsService points;

  @Test
  void everythingIsDoneByKeyboardAlone(Window member) {
    give("S0005", 500);
    member.open("/portal/sign-in/link#" + SampleVisit.codeFor(member, "S0005"));
    enter(member, "main button[type=submit]");
    member.page().waitForURL("**/portal");
    enter(member, ".skip-link");
    assertThat(member.page()).hasURL(Pattern.compile("/portal#content$"));

    member.open("/portal");
    enter(member, ".site-nav a[href='/portal/rewards']");
    enter(member, ".rewards a.button");
    assertThat(member.section("left")).isVisible();
    enter(member, "main button[type=submit]");
    assertThat(status(member)).containsText("Done: ");
    enter(member, ".site-nav a[href='/portal/vouchers']");
    enter(member, ".shown-code > summary");
    assertThat(member.page().locator(".voucher-code").first()).hasText(CODE);

    enter(member, ".site-nav a[href='/portal/upgrade']");
    enter(member, "main button[type=submit]");
    assertThat(status(member)).isVisible();

    enter(member, ".site-nav a[href='/portal/preferences']");
    Locator box = member.page().locator("input[name=marketing]").first();
    boolean before = box.isChecked();
    tabTo(member, "input[name=marketing]");
    member.page().keyboard().press("Space");
    enter(member, "main button[type=submit]");
    assertThat(status(member)).isVisible();
    assertThat(box).isChecked(new IsCheckedOptions().setChecked(!before));

    enter(member, ".sign-out button");
    assertThat(status(member)).hasText("You are signed out.");
  }

  @Test
  void everythingIsDoneWithoutScripts(@WithoutScripts Window member) {
    give("S0006", 500);
    String code = SampleVisit.codeFor(member, "S0006");
    member.open("/portal/sign-in/link#" + code);
    member.page().locator("#token").fill(code);
    member.page().locator("main button[type=submit]").click();
    member.page().waitForURL("**/portal");

    follow(member, "/portal/rewards");
    member.page().locator(".rewards a.button").first().click();
    assertThat(member.section("left")).isVisible();
    member.page().locator("main button[type=submit]").click();
    assertThat(status(member)).containsText("Done: ");
    follow(member, "/portal/vouchers");
    member.page().locator(".shown-code > summary").first().click();
    assertThat(member.page().locator(".voucher-code").first()).hasText(CODE);

    follow(member, "/portal/upgrade");
    member.page().locator("main button[type=submit]").click();
    assertThat(status(member)).isVisible();

    follow(member, "/portal/preferences");
    Locator box = member.page().locator("input[name=marketing]").first();
    boolean before = box.isChecked();
    box.setChecked(!before);
    member.page().locator("main button[type=submit]").click();
    assertThat(status(member)).isVisible();
    assertThat(member.page().locator("input[name=marketing]").first().isChecked())
        .isNotEqualTo(before);

    member.page().locator(".sign-out button").click();
    assertThat(status(member)).hasText("You are signed out.");
  }

  private void give(String member, long many) {
    points.adjust(member, new Adjustment("journey-" + member, many, "For a reward."), "admin");
  }

  private static Locator status(Window member) {
    return member.page().locator("[role=status]").first();
  }

  private static void follow(Window member, String path) {
    member.page().locator(".site-nav a[href='" + path + "']").click();
    assertThat(member.page()).hasURL(Pattern.compile(path + "$"));
  }

  private static void enter(Window member, String selector) {
    tabTo(member, selector);
    member.page().keyboard().press("Enter");
  }

  /** Goes on with the key that does, and sees at each step where it is. */
  private static void tabTo(Window member, String selector) {
    member.page().locator(selector).first().waitFor();
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
      member.page().keyboard().press("Tab");
      Object there = member.page().evaluate("s => document.activeElement.matches(s)", selector);
      if (Boolean.TRUE.equals(there)) {
        assertThat(
                member
                    .page()
                    .evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"))
            .as("the focus is seen at " + selector)
            .isEqualTo(true);
        return;
      }
    }
    throw new AssertionError("No key leads to " + selector + " on " + member.page().url());
  }
}
