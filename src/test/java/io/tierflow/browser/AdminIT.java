package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Window;
import org.junit.jupiter.api.Test;

@BrowserTest
class AdminIT {

  @Test
  void anAdminSeesTheUsersAndTheGroups(Window admin) {
    admin.openWebapp("admin", "admin").open("/camunda/app/admin/default/#/users");
    assertThat(admin.page().getByText("Mario").first()).isVisible();
    admin.picture("admin-users");

    admin.open("/camunda/app/admin/default/#/groups");
    assertThat(admin.page().getByText("loyalty-managers").first()).isVisible();
  }
}
