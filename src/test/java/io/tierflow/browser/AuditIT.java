package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

@BrowserTest
class AuditIT {

  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  @Autowired private RepositoryService models;

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
  void anAdminSeesWhatADeploymentChangedInATable(Window admin) throws IOException {
    admin.signIn("admin");
    deploy("first", "");
    awaitChanges(admin, 1);
    // Entries of one second have no order among each other.
    deploy("second", "10");
    awaitChanges(admin, 2);

    // The newest first; the first version is there with all that it says.
    admin.link("What changed").first().click();

    assertThat(admin.page().locator(".difference .added").first()).isVisible();
    assertThat(admin.page().locator(".difference .removed").first()).isVisible();
    admin.picture("audit-difference");
  }

  private static void awaitChanges(Window admin, int entries) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              admin.open("/audit?subject=parcel-price");
              return admin.link("What changed").count() == entries;
            });
  }

  private void deploy(String name, String digits) throws IOException {
    String table =
        new ClassPathResource("models/parcel-price.dmn")
            .getContentAsString(StandardCharsets.UTF_8)
            .replaceAll("(<text>[^<]*\\d)(</text>)", "$1" + digits + "$2");
    models.createDeployment().name(name).addString("parcel-price.dmn", table).deploy();
  }

  @Test
  void aManagerSeesNoWayToTheAudit(Window manager) {
    manager.signIn("manager").open("/members");

    assertThat(manager.link("Members")).isVisible();
    assertThat(manager.link("Audit")).hasCount(0);
  }
}
