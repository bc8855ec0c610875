package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class AuditIT {

  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  @Test
  void anAdminReadsTheAuditAndHasItVerified(Window admin) {
    admin.signIn("admin").open("/members/S0026");
    admin.link("Audit").click();
    assertThat(admin.heading("Audit")).isVisible();
    admin.page().getByLabel("To what").fill("S0026");
    admin
        .page()
        .getByLabel("What", new Page.GetByLabelOptions().setExact(true))
        .selectOption("PERSONAL_DATA_VIEWED");
    admin.button("Show").click();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              admin.page().reload();
              return admin.page().locator("tbody tr").count() > 0;
            });
    assertThat(admin.page().locator("tbody tr").first()).containsText("Personal data viewed");
    admin.picture("audit-found");

    admin.open("/audit");
    admin.page().getByText("Verify the chain").click();
    admin.button("Verify").click();
    assertThat(admin.page().getByRole(AriaRole.STATUS)).containsText("The chain is intact");
    admin.picture("audit");
    admin.page().locator("tbody th a").last().click();
    assertThat(admin.page()).hasURL(Pattern.compile("/audit/\\d+$"));
    admin.picture("audit-entry");

    admin.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    admin.open("/audit");
    admin.picture("audit-phone");
  }

  @Test
  void aManagerSeesNoWayToTheAudit(Window manager) {
    manager.signIn("manager").open("/members");

    assertThat(manager.link("Members")).isVisible();
    assertThat(manager.link("Audit")).hasCount(0);
  }
}
