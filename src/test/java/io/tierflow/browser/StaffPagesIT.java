package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Window;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

@BrowserTest
// What it leaves behind would stand in the way of tests that follow.
@TestPropertySource(properties = "spring.application.name=staff-pages")
class StaffPagesIT {

  private static final Pattern COVERED_CODE = Pattern.compile("^(•{4}-){3}[0-9A-Z]{4}$");

  @Autowired private JdbcClient database;
  @Autowired private TransactionOperations transaction;

  @Test
  void aManagerSignsInFindsAMemberAndSignsOut(Window manager) {
    manager.open("/members");
    assertThat(manager.heading("Sign in")).isVisible();
    manager.picture("sign-in");

    manager.signIn("manager");
    assertThat(manager.heading("Members")).isVisible();
    assertThat(manager.page().locator("tbody tr")).hasCount(20);
    manager.picture("members");
    manager.link("Next →").click();
    assertThat(manager.page().locator("tbody th").first()).hasText("S0021");

    manager.page().getByLabel("Number, name, e-mail or phone").fill("PAPADAKIS");
    manager.button("Search").click();
    assertThat(manager.page().locator("tbody tr")).hasCount(1);
    manager.picture("members-found");
    manager.link("S0026").click();
    assertThat(manager.heading("Zoe Papadakis")).isVisible();

    manager.button("Sign out").click();
    assertThat(manager.page().getByRole(AriaRole.STATUS)).hasText("You are signed out.");
    manager.picture("signed-out");
    manager.open("/members/S0026");
    assertThat(manager.heading("Sign in")).isVisible();
  }

  @Test
  void membersAreFilteredAndSortedAndTakenOut(Window manager) {
    manager.signIn("manager").open("/members");
    manager.page().getByText("Filter", new Page.GetByTextOptions().setExact(true)).click();
    manager.page().getByLabel("Review").selectOption("true");
    manager.button("Apply").click();

    assertThat(manager.page().locator("tbody tr").first()).containsText("under review");
    assertThat(manager.page().getByLabel("Review")).isVisible();
    manager.link("Balance").click();
    assertThat(manager.page().locator("th[aria-sort=descending]")).hasText("Balance");
    manager.picture("members-filtered");
    Download file = manager.page().waitForDownload(() -> manager.link("Export as CSV").click());
    Assertions.assertThat(file.suggestedFilename()).startsWith("members-").endsWith(".csv");
    manager.page().setViewportSize(390, 844);
    manager.picture("members-on-a-phone");
  }

  @Test
  void aKeyIsRevokedOnlyAfterAQuestion(Window admin) {
    admin.signIn("admin").open("/api-keys");
    admin.page().getByLabel("What uses it").fill("Till");
    admin.page().getByLabel("Record transactions").first().check();
    admin.button("Create key").click();

    admin.page().getByLabel("Revoke the key of Till").first().click();
    assertThat(admin.section("content")).containsText("Calls with it will be refused at once.");
    admin.picture("key-to-be-revoked");
    assertThat(admin.page().getByText("revoked", new Page.GetByTextOptions().setExact(true)))
        .hasCount(0);
    admin.button("Revoke the key of Till for good").click();
    assertThat(admin.page().getByText("revoked", new Page.GetByTextOptions().setExact(true)))
        .isVisible();
  }

  @Test
  void anAdminCancelsAMessageThatWaits(Window admin) {
    letAMessageWait();
    admin.signIn("admin").open("/messages?channel=EMAIL");
    Locator waiting = admin.section("waiting");
    assertThat(waiting).containsText("421 4.3.2 try again later");
    admin.picture("messages-waiting");

    waiting.locator("summary").first().click();
    waiting.getByText("Cancel message").first().click();

    assertThat(admin.page().getByRole(AriaRole.STATUS))
        .hasText("The message is cancelled. It will not be sent.");
  }

  private void letAMessageWait() {
    transaction.executeWithoutResult(
        status ->
            database
                .sql(
                    """
                    update message set state = 'PENDING', sent_at = null, attempts = 1,
                      next_attempt_at = '2099-12-31 23:00:00', last_error = '421 4.3.2 try again later'
                    where message_id =
                      (select first from
                        (select min(message_id) as first from message where channel = 'EMAIL') found)
                    """)
                .update());
  }

  @Test
  void aWrongPasswordIsToldInOneSentence(Window stranger) {
    stranger.open("/login");
    stranger.fillSignIn("stranger", "wrong");

    assertThat(stranger.page().locator("[role=alert]"))
        .containsText("Wrong user name or password. Wait 3 seconds");
    stranger.picture("sign-in-refused");
  }

  @Test
  void theWarehouseComesHomeAndIsLedToItsGifts(Window warehouse) {
    warehouse.page().setViewportSize(390, 844);
    warehouse.open("/login");
    warehouse.fillSignIn("warehouse", "warehouse");

    assertThat(warehouse.heading("Home")).isVisible();
    assertThat(warehouse.section("content")).containsText("Hello, Wanda Warehouse.");
    warehouse.picture("home-of-the-warehouse");
    warehouse.link("Gifts to dispatch").click();
    assertThat(warehouse.page()).hasURL(Pattern.compile("/camunda/app/tasklist/"));
  }

  @Test
  void anAdminsHomeLeadsToWhatIsWaiting(Window admin) {
    admin.signIn("admin").open("/");

    assertThat(admin.section("tasks").getByRole(AriaRole.LISTITEM)).hasCount(7);
    assertThat(admin.section("run")).containsText("No month has run yet.");
    assertThat(admin.section("outbox")).containsText("0 failed");
    admin.picture("home-of-an-admin");
    admin.link("Messages").last().click();
    assertThat(admin.heading("Messages")).isVisible();
    admin.link("Tierflow home").click();
    assertThat(admin.heading("Home")).isVisible();
  }

  @Test
  void aMembersPageShowsAnUpgradeThatWaitsForItsReview(Window manager) {
    manager.signIn("manager").open("/members/S0026");

    assertThat(manager.section("content")).containsText("Tier, under review");
    assertThat(manager.section("profile")).containsText("zoe.papadakis@example.com");
    assertThat(manager.section("profile")).containsText("a loyalty manager has yet to approve it");
    assertThat(manager.section("ledger").locator("tbody tr").first())
        .containsText("Purchase at the base rate of a Silver member.");
    assertThat(manager.section("transactions").getByText("too late")).hasCount(4);
    assertThat(manager.section("transactions"))
        .containsText("No upgrade ran within the 90 days in which it could earn.");
    assertThat(manager.section("transactions")).containsText("1,400.00 × 0.1 × 1");
    assertThat(manager.section("vouchers")).containsText("Held");
    assertThat(manager.section("vouchers").locator(".code")).hasText(COVERED_CODE);
    assertThat(manager.section("gifts")).containsText("Waiting for the approval of the tier.");
    assertThat(manager.section("messages"))
        .containsText("140 points added. Your balance is now 400 points.");
    assertThat(manager.section("tier-changes")).containsText("SILVER → VIP");
    assertThat(manager.section("tier-changes")).containsText("An upgrade to VIP is reviewed.");
    Locator upgrade = manager.section("upgrades");
    assertThat(upgrade.locator(".steps .passed"))
        .hasText(
            new String[] {
              "1 Retrieve Customer Profile",
              "2 Get Recent Transactions",
              "3 Calculate Total Monthly Spend",
              "4 Calculate Loyalty Points Earned",
              "5 Determine Tier Eligibility",
              "6 Update Customer Points Balance",
              "Award Milestones",
              "7 Update Loyalty Tier",
              "8 Create Reward Voucher",
              "12 Send Instant Points Alert",
              "13 Generate Monthly Loyalty Health Report",
              "14 Remove Expired Vouchers",
              "15 Aggregate Program ROI"
            });
    assertThat(upgrade.locator(".steps .waiting"))
        .hasText("9 Assign Loyalty Manager Review waits for people");
    assertThat(upgrade.locator(".decisions tbody")).isHidden();
    upgrade.getByText("decisions").last().click();
    assertThat(upgrade.locator(".decisions tbody")).containsText("annualSpend 10,600");
    assertThat(manager.link("Open in Cockpit"))
        .hasAttribute(
            "href",
            Pattern.compile(
                "^/camunda/app/cockpit/default/#/process-instance/[-0-9a-f]{36}/runtime$"));
    manager.picture("member-under-review");
  }

  @Test
  void aMembersPageShowsADeclinedUpgrade(Window manager) {
    manager.signIn("manager").open("/members/S0029");

    assertThat(manager.section("vouchers")).containsText("Cancelled");
    assertThat(manager.section("gifts")).containsText("The tier was declined.");
    Locator change = manager.section("tier-changes").locator("tbody tr").first();
    assertThat(change).containsText("GOLD → VIP");
    assertThat(change).containsText("Declined");
    assertThat(change).containsText("by manager");
    assertThat(change)
        .containsText("One single order, not delivered yet; look again next quarter.");
    assertThat(manager.section("upgrades")).containsText("Upgrade declined");
    assertThat(manager.section("upgrades").locator(".steps")).isHidden();
    manager.section("upgrades").locator("summary").first().click();
    assertThat(manager.section("upgrades").locator(".steps")).containsText("Restore Loyalty Tier");
    manager.picture("member-declined");
  }

  @Test
  void aMembersPageShowsWhatARefundTookBackAndWhatIsOwed(Window manager) {
    manager.page().setViewportSize(390, 844);
    manager.signIn("manager").open("/members/S0038");

    assertThat(manager.section("ledger"))
        .containsText(
            "The member owes 60 points after refunds. The next earnings repay this first.");
    assertThat(manager.section("ledger").locator("tbody tr").first()).containsText("−4");
    assertThat(manager.section("ledger").locator("tbody tr").first())
        .containsText("60 points more owed, because the balance was too low.");
    assertThat(manager.section("transactions"))
        .containsText(
            "A refund earns nothing. It takes back what the refunded transaction earned.");
    assertThat(manager.section("transactions"))
        .containsText("(640.00 − 640.00 refunded) × 0.1 × 1");
    manager.picture("member-on-a-phone");
  }

  @Test
  void aLongListIsReadInPages(Window manager) {
    manager.signIn("manager").open("/members/S0025");
    Locator transactions = manager.section("transactions");

    assertThat(transactions.locator(".paging")).containsText("1 to 20 of 52");
    assertThat(transactions.locator("tbody tr")).hasCount(20);
    transactions.getByText("Older →").click();
    transactions.getByText("Older →").click();
    assertThat(transactions.locator(".paging")).containsText("41 to 52 of 52");
    assertThat(transactions.getByText("Older →")).hasCount(0);
  }

  @Test
  void anUpgradeIsStartedWithAButton(Window owner) {
    owner.signIn("owner").open("/members/S0001");
    assertThat(owner.section("upgrades").locator(".upgrade")).hasCount(1);

    owner.button("Start tier upgrade now").click();

    assertThat(owner.page().getByRole(AriaRole.STATUS))
        .containsText("The tier upgrade has started.");
    owner.picture("upgrade-started");
    assertThat(owner.section("upgrades").locator(".upgrade")).hasCount(2);
  }

  @Test
  void aClosedMembershipHasNoButton(Window owner) {
    owner.signIn("owner").open("/members/S0040");

    assertThat(owner.section("profile")).containsText("Closed");
    assertThat(owner.button("Start tier upgrade now")).hasCount(0);
  }

  @Test
  void theReportShowsTheMonthsFigures(Window manager) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    long distributed =
        database
            .sql(
                """
                select sum(points) from ledger_entry
                where entry_type = 'EARN' and effective_on >= :first
                """)
            .param("first", today.withDayOfMonth(1))
            .query(Long.class)
            .single();

    manager.signIn("manager").open("/reports");

    assertThat(manager.section("content")).containsText("Month in progress");
    assertThat(manager.page().locator(".headlines dd").first())
        .hasText(String.format(Locale.ENGLISH, "%,d", distributed));
    assertThat(manager.heading("Return on investment")).isVisible();
    manager.picture("report");
  }
}
