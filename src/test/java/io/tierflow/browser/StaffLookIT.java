package io.tierflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Looks;
import io.tierflow.testsupport.browser.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every page of staff and of the sample can be read by all: in light and dark, on any screen. */
@BrowserTest
class StaffLookIT {

  private static final List<String> OF_AN_ADMIN =
      List.of(
          "/",
          "/members",
          "/members?tier=GOLD&pointsFrom=1",
          "/members?query=nobody",
          "/members/new",
          "/members/S0026",
          "/members/S0038",
          "/members/S0040",
          "/members/S0026/timeline",
          "/members/S0001/edit",
          "/members/S0001/closure",
          "/members/S0001/adjustments",
          "/members/S0001/vouchers",
          "/members/S0001/tier-grants",
          "/members/S0001/merge",
          "/members/unknown",
          "/agreements",
          "/liability",
          "/reports",
          "/runs",
          "/communication-days",
          "/messages",
          "/deployed-models",
          "/message-templates",
          "/message-templates/WELCOME/EMAIL/en",
          "/audit",
          "/audit?actor=nobody",
          "/api-keys",
          "/account",
          "/account/second-factor",
          "/styleguide",
          "/nowhere");

  private static final List<String> OF_NOBODY =
      List.of("/login", "/login?out", "/unsubscribe/unknown");

  private static final List<String> OF_THE_SAMPLE =
      List.of("/sample-shop", "/mailbox", "/mailbox?member=S0001", "/mailbox/unknown");

  private final Looks looks = new Looks();

  @Test
  void anAdminsPages(Window admin) {
    admin.signIn("admin");
    look(admin, OF_AN_ADMIN);
  }

  @Test
  void theWarehousesHome(Window warehouse) {
    warehouse.signIn("warehouse");
    look(warehouse, List.of("/", "/account"));
  }

  @Test
  void whatStrangersSee(Window stranger) {
    stranger.open("/login");
    stranger.fillSignIn("stranger", "wrong");
    looks.check(stranger, "a refused sign-in");
    look(stranger, OF_NOBODY);
  }

  @Test
  void formsThatWereRefusedAndWhatWasDone(Window admin) {
    admin.signIn("admin").open("/members/S0002/adjustments");
    admin.page().locator("#points").fill("1");
    admin.page().locator("#reason").fill(" ");
    admin.button("Adjust points").click();
    looks.check(admin, "a refused adjustment");

    admin.open("/members/S0002/notes");
    admin.page().locator("#note").fill("A note that was written for a look at it.");
    admin.button("Write the note").click();
    looks.check(admin, "a written note");

    admin.open("/api-keys");
    admin.page().locator("#name").fill("Look");
    admin.page().getByLabel("Record transactions").first().check();
    admin.button("Create key").click();
    looks.check(admin, "a new key");
    assertThat(looks.findings()).isEmpty();
  }

  @Test
  void theSamplesShopAndMailbox(Window visitor) {
    visitor.open("/sample-shop");
    visitor.page().locator("button[name=product]").first().click();
    looks.check(visitor, "a guest's order");
    visitor.open("/sample-shop");
    visitor.page().locator("#buyer").selectOption("S0003");
    visitor.page().locator("#pieces").fill("2");
    visitor.page().locator("button[name=product]").first().click();
    looks.check(visitor, "a member's order");
    look(visitor, OF_THE_SAMPLE);
  }

  private void look(Window window, List<String> pages) {
    for (String path : pages) {
      window.open(path);
      looks.check(window, path);
    }
    assertThat(looks.findings()).isEmpty();
  }
}
