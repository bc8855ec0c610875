package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@BrowserTest
class OneSignInIT {

  @ParameterizedTest
  @ValueSource(strings = {"admin", "cockpit", "tasklist", "welcome"})
  void whoHasSignedInToThePagesIsKnownInTheWebappsAndSignsOutThereOfAll(
      String webapp, Window admin) {
    admin.signIn("admin").open("/camunda/app/" + webapp + "/default/");
    admin.page().waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(admin.page().getByText("Ada Admin").first()).isVisible();
    admin.picture("webapp-" + webapp);

    admin.page().getByText("Ada Admin").first().click();
    admin.page().locator(".logout").first().click();

    assertThat(admin.heading("Sign in")).isVisible();
    admin.open("/members");
    assertThat(admin.heading("Sign in")).isVisible();
  }

  @Test
  void aWebappWhoseSessionHasEndedElsewhereLeadsToSignIn(Window manager) {
    manager.openWebapp("tasklist", "manager");
    assertThat(manager.page().getByText("Upgrades to review").first()).isVisible();
    Page elsewhere = manager.page().context().newPage();
    elsewhere.navigate("/members");
    elsewhere.getByText("Sign out").click();
    elsewhere.waitForURL("**/login**");

    manager.page().getByText("Upgrades to review").first().click();

    assertThat(manager.heading("Sign in")).isVisible();
    manager.expectRefusedCalls();
  }
}
