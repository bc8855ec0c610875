package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Window;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A visitor of the sample takes a member's part: signs in, buys, and gives back. */
@BrowserTest
class SampleShopIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Autowired private TierUpgradeService upgrades;

  @Test
  void aVisitorSignsInThroughTheMailboxAndEarnsByBuying(Window visitor) {
    String member = signInAsTheFirstTrialMember(visitor);
    int entries = visitor.section("ledger").locator("tbody tr").count();

    visitor.open("/sample-shop");
    visitor.page().getByLabel("Who buys").selectOption(member);
    visitor.picture("sample-shop");
    visitor.button("Buy: Espresso machine").click();
    assertThat(visitor.heading("Purchase")).containsText("Status 201");
    assertThat(visitor.section("content")).containsText("\"amount\" : 489.00");
    visitor.picture("sample-shop-order");

    // Elsewhere that follows by itself; tests ask for it.
    upgrades.run(member, null);

    visitor.open("/portal");
    assertThat(visitor.section("ledger").locator("tbody tr")).hasCount(entries + 1);
    assertThat(visitor.section("ledger").locator("tbody tr").first()).containsText("Purchase");
  }

  @Test
  void aVisitorReturnsAPartAndThenTheRest(Window visitor) {
    visitor.open("/sample-shop");
    visitor.page().getByLabel("Who buys").selectOption("S0002");
    visitor.page().getByLabel("How many").fill("3");
    visitor.button("Buy: Tea set").click();

    visitor.page().getByLabel("How many come back").fill("2");
    visitor.button("Return").first().click();
    assertThat(visitor.heading("Return in part")).containsText("Status 201");
    assertThat(visitor.section("content")).containsText("\"amount\" : 129.00");
    visitor.picture("sample-shop-return");

    visitor.button("Return the rest").click();
    assertThat(visitor.page().locator(".lead .tag")).hasText("Returned");
    assertThat(visitor.section("content")).containsText("\"amount\" : 64.50");
    assertThat(visitor.button("Return the rest")).hasCount(0);
  }

  private static String signInAsTheFirstTrialMember(Window visitor) {
    visitor.open("/portal/sign-in");
    visitor.picture("sample-sign-in");
    Locator trial = visitor.page().locator(".trial button").first();
    String member = trial.getAttribute("value");
    trial.click();
    assertThat(visitor.page().locator("[role=status]")).containsText("a link is on its way");

    Locator mail = visitor.page().locator("tbody th a").filter(withText("link to"));
    patiently()
        .until(
            () -> {
              visitor.open("/mailbox?member=" + member);
              return mail.count() > 0;
            });
    visitor.picture("sample-mailbox");
    mail.first().click();
    FrameLocator frame = visitor.page().frameLocator("iframe");
    URI link = URI.create(frame.locator("a.button").getAttribute("href"));
    visitor.picture("sample-mail");
    opensInAWindowOfItsOwn(visitor, frame);

    visitor.open(link.getRawPath() + "#" + link.getRawFragment());
    visitor.button("Sign in").click();
    assertThat(visitor.section("ledger")).isVisible();
    return member;
  }

  /** The mails' links name the port that was set, which tests leave to the system. */
  private static void opensInAWindowOfItsOwn(Window visitor, FrameLocator frame) {
    Page opened = visitor.page().waitForPopup(() -> frame.locator("a.button").click());
    opened.close();
  }

  /** A browser listens to the thread alone that has started it. */
  private static ConditionFactory patiently() {
    return await().pollInSameThread().atMost(PATIENCE);
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(Pattern.compile(text, Pattern.CASE_INSENSITIVE));
  }
}
