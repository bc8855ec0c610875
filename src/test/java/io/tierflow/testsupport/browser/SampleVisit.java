package io.tierflow.testsupport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A visitor of the sample's portal, who finds the sign-in link in the sample's mailbox. */
public final class SampleVisit {

  private static final Pattern CODE = Pattern.compile("/portal/sign-in/link#([-_A-Za-z0-9]{43})");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private SampleVisit() {}

  /**
   * Asks for a link to sign in, and waits until it has arrived.
   *
   * @param window the window, which shows the mail afterwards
   * @param member the member's number
   * @return the code at the end of the link
   */
  public static String codeFor(Window window, String member) {
    window.open("/mailbox?member=" + member);
    int before = window.page().locator("tbody tr").count();
    window.open("/portal/sign-in");
    window.page().locator("#username").fill(member);
    window.page().locator("form:has(#username) button").click();
    assertThat(window.page().locator("[role=status]")).isVisible();
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              window.open("/mailbox?member=" + member);
              assertThat(window.page().locator("tbody tr").count()).isGreaterThan(before);
            });
    String mail = window.page().locator("tbody th a").first().getAttribute("href");
    window.open(mail + "/mail");
    Matcher code = CODE.matcher(window.page().content());
    assertThat(code.find()).as("a link in the newest mail").isTrue();
    return code.group(1);
  }

  /**
   * Signs in to the portal.
   *
   * @param window the window, which shows the member's home afterwards
   * @param member the member's number
   */
  public static void signIn(Window window, String member) {
    window.open("/portal/sign-in/link#" + codeFor(window, member));
    window.page().locator("main button[type=submit]").click();
    window.page().waitForURL("**/portal");
  }
}
