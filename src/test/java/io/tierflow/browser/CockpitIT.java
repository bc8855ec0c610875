package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Window;
import io.tierflow.testsupport.flow.FailingSteps;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
import io.tierflow.workflow.tierupgrade.TierUpgradeState;
import io.tierflow.workflow.tierupgrade.TierUpgradeStatusService;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class CockpitIT {

  private static final Duration IN_THE_BACKGROUND = Duration.ofSeconds(20);

  @Autowired private FailingSteps failing;
  @Autowired private TierUpgradeService upgrades;
  @Autowired private TierUpgradeStatusService statuses;
  @Autowired private ManagementService jobs;

  @AfterEach
  void mend() {
    failing.mend();
  }

  @Test
  void anAdminSeesTheInstancesOnTheDrawnModel(Window admin) {
    openModel(admin);

    assertThat(element(admin, "RetrieveCustomerProfile")).isVisible();
    assertThat(element(admin, "AggregateProgramROI")).isVisible();
    assertThat(badge(admin, "AssignLoyaltyManagerReview", "instance-count"))
        .hasText(Pattern.compile("[1-9][0-9]*"));
    admin.picture("cockpit-model");

    admin.page().locator("tr").filter(row("S0031")).getByRole(AriaRole.LINK).first().click();
    assertThat(admin.page()).hasURL(Pattern.compile("/process-instance/"));
    assertThat(element(admin, "AssignLoyaltyManagerReview")).isVisible();
    assertThat(badge(admin, "AssignLoyaltyManagerReview", "badge").first()).isVisible();
    admin.picture("cockpit-instance");
  }

  @Test
  void anIncidentNamesTheStepThatFailsAndARetryCompletesTheUpgrade(Window admin) {
    String instance = failAt("removeExpiredVouchers", "S0004");
    openModel(admin);

    admin.page().getByText("Incidents").first().click();
    Locator incident = admin.page().locator("tr").filter(row(instance));
    assertThat(incident).containsText("Remove Expired Vouchers");
    admin.picture("cockpit-incident");

    failing.mend();
    incident.locator("td").last().locator("a, button").first().click();
    admin.button("Retry").click();
    Awaitility.await()
        .atMost(IN_THE_BACKGROUND)
        .until(() -> statuses.status(instance).state() == TierUpgradeState.COMPLETED);
  }

  @Test
  void theNoticeOfTheNextVersionIsForAdminsAlone(Window owner, Window admin) {
    owner.openWebapp("cockpit", "owner");
    assertThat(owner.heading("Monthly runs")).isVisible();
    assertThat(owner.page().locator(".ce-eol-banner")).hasCount(1);
    assertThat(owner.page().locator(".ce-eol-banner")).isHidden();
    owner.picture("cockpit-dashboard-owner");

    admin.openWebapp("cockpit", "admin");
    assertThat(admin.page().locator(".ce-eol-banner")).isVisible();
  }

  @Test
  void aTableLeadsToWhereItsDecisionsAreKept(Window owner) {
    owner.openWebapp("cockpit", "owner").open("/camunda/app/cockpit/default/#/decisions");
    owner.link("Tier eligibility").click();

    assertThat(owner.page().getByText("Decision log:")).isVisible();
    assertThat(owner.page().getByText("Decision Instances")).hasCount(0);
    assertThat(owner.link("Find a member")).hasAttribute("href", "/members");
    owner.picture("cockpit-decision-log");
  }

  @Test
  void theMembersPageNamesTheStepThatFails(Window owner) {
    failAt("aggregateProgramROI", "S0007");

    owner.signIn("owner").open("/members/S0007");

    assertThat(owner.section("upgrades")).containsText("Failed, waiting for an admin");
    assertThat(owner.section("upgrades")).containsText("Aggregate Program ROI failed.");
    owner.picture("member-with-an-incident");
  }

  /** Starts an upgrade that fails, and spends its retries, which would take minutes. */
  private String failAt(String step, String member) {
    failing.fail(step, Integer.MAX_VALUE);
    String instance = upgrades.start(member, null);
    Job failed =
        Awaitility.await()
            .atMost(IN_THE_BACKGROUND)
            .until(
                () ->
                    jobs.createJobQuery()
                        .processInstanceId(instance)
                        .withException()
                        .singleResult(),
                job -> job != null);
    jobs.setJobRetries(failed.getId(), 0);
    return instance;
  }

  private static void openModel(Window admin) {
    admin.openWebapp("cockpit", "admin").open("/camunda/app/cockpit/default/#/processes");
    admin.link("Loyalty tier upgrade").click();
    assertThat(element(admin, "RetrieveCustomerProfile")).isVisible();
  }

  private static Locator element(Window admin, String id) {
    return admin.page().locator(".djs-shape[data-element-id=%s]".formatted(id));
  }

  private static Locator badge(Window admin, String element, String kind) {
    return admin.page().locator("[data-container-id=%s] .%s".formatted(element, kind));
  }

  private static Locator.FilterOptions row(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
