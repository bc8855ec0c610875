package io.tierflow.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.tierflow.points.PointsService;
import io.tierflow.testsupport.NeedsChromium;
import io.tierflow.testsupport.browser.Window;
import io.tierflow.testsupport.browser.Windows;
import io.tierflow.testsupport.deployment.DeployedTables;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** A member chooses a reward in the browser, with the catalogue of the sample programme. */
@PortalTest
@NeedsChromium
@ExtendWith(Windows.class)
class RewardsIT {

  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  @Autowired private TestProgramme programme;
  @Autowired private PointsService points;
  @Autowired private Mailbox mailbox;
  @Autowired private RepositoryService models;

  private DeployedTables tables;

  @BeforeEach
  void offerRewards() throws IOException {
    tables = new DeployedTables(models);
    tables.deploy(
        Map.of("reward-catalog", Files.readString(Path.of("sample/retail/reward-catalog.dmn"))));
  }

  @AfterEach
  void withdraw() {
    tables.withdraw();
  }

  @Test
  void aMemberHasACoffeeWithTwoTapsAndFindsItsCode(Window member) {
    String number = programme.enrol();
    points.adjust(number, new PointsService.Adjustment("adj-" + number, 480, "A test."), "ada");
    signIn(member, number);
    member.link("Spend my points on rewards").click();
    assertThat(member.heading("You can have now")).isVisible();
    assertThat(member.section("rewards-HIGHER_TIER")).containsText("Dinner hamper");
    member.picture("portal-rewards");
    member.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    member.picture("portal-rewards-on-a-phone");

    member.link("Choose: Coffee for two").click();
    assertThat(member.section("left")).hasText("After that, you have 330 points left to spend.");
    member.picture("portal-reward-on-a-phone");
    member.button("Redeem 150 points").click();

    assertThat(member.page().locator("[role=status]"))
        .containsText("Done: Coffee for two, for 150 points. You have 330 points left to spend.");
    assertThat(member.section("rewards-LIMIT_REACHED")).containsText("Coffee for two");
    assertThat(member.section("redemptions").locator("tbody tr")).hasCount(1);
    member.picture("portal-reward-redeemed-on-a-phone");
    member.link("See its code among your vouchers").click();
    assertThat(member.page()).hasURL(Pattern.compile("/portal/vouchers$"));
    assertThat(member.section("vouchers")).containsText("Coffee for two, for 150 points.");
    assertThat(member.section("vouchers").locator(".voucher-code"))
        .hasText(Pattern.compile("^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$"));
  }

  private void signIn(Window window, String number) {
    window.open("/portal/sign-in");
    window.page().getByLabel("Member number or e-mail address").fill(number);
    window.button("Send me a link").click();
    assertThat(window.page().locator("[role=status]")).containsText("a link is on its way");
    window.open("/portal/sign-in/link#" + mailbox.codeFor(number, 1));
    window.button("Sign in").click();
    assertThat(window.heading("Hello Ada Example")).isVisible();
  }
}
