package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Window;
import org.junit.jupiter.api.Test;

@BrowserTest
class OpenApiIT {

  @Test
  void theInterfacesAreShownBehindSignIn(Window developer) {
    developer.open("/swagger-ui.html");
    assertThat(developer.heading("Sign in")).isVisible();

    developer.fillSignIn("admin", "admin");

    assertThat(developer.heading("Tierflow")).isVisible();
    assertThat(developer.page().getByText("/api/members/{memberNumber}/ledger")).isVisible();
    assertThat(developer.page().getByText("/api/ledger/proof")).isVisible();
    developer.picture("interfaces");
  }
}
