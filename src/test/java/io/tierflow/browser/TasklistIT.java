package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Window;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BrowserTest
class TasklistIT {

  private static final Duration IN_THE_BACKGROUND = Duration.ofSeconds(20);

  @Autowired private MemberService members;
  @Autowired private JdbcClient database;

  @Test
  void aManagerSeesWhatToReviewTheOldestDueFirst(Window manager) {
    manager.openWebapp("tasklist", "manager");

    assertThat(manager.page().locator(".task-filter"))
        .containsText(new String[] {"Upgrades to review", "Adjustments to approve"});
    // Tasklist keeps a text's key on the page if its texts arrive after the list.
    assertThat(manager.page().getByText(Pattern.compile("Due date|DUE_DATE"))).isVisible();
    Locator task = task(manager, "S0031");
    assertThat(task).containsText(Pattern.compile("S0031: \\w+ → Silver"));
    assertThat(task).containsText(member("S0031").getProfile().fullName());
    manager.picture("tasklist-reviews");
  }

  @Test
  void aManagerApproves(Window manager) {
    manager.openWebapp("tasklist", "manager");
    Locator form = claim(manager, "S0024");

    assertThat(form).containsText("Regular → VIP");
    assertThat(form.locator("tr").filter(having("Qualifying points")))
        .containsText(Pattern.compile("1,050\\s*1,000"));
    assertThat(form.getByText("Open the member's page")).hasAttribute("href", "/members/S0024");
    assertThat(form.getByLabel("Member", exactly())).hasValue("Xavier Fontaine");
    assertThat(form.getByLabel("Member number")).hasValue("S0024");
    assertThat(form.getByLabel("Account")).hasValue("INDIVIDUAL");
    assertThat(form).containsText("The qualifying points of the last twelve months earn VIP.");
    assertThat(form).containsText("An upgrade to VIP is reviewed.");
    assertThat(form).containsText("10,500.00 USD");
    assertThat(form).containsText("1,050");
    assertThat(form).containsText("50.00 USD, valid for 90 days from the approval");
    assertThat(form).containsText("Welcome gift box, at a cost of 30.00 USD");
    manager.picture("review-form");
    form.getByLabel("Approve").check();
    manager.button("Complete").click();

    assertThat(task(manager, "S0024")).hasCount(0);
    await(() -> !member("S0024").isUnderReview());
    assertThat(member("S0024").getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(texts("select state from voucher where member_number = 'S0024'"))
        .containsExactly("ISSUED");
    assertThat(
            texts("select reviewer from tier_change where member_number = 'S0024' and not opening"))
        .containsExactly("manager");
  }

  @Test
  void aManagerDeclinesOnlyWithAReason(Window manager) {
    manager.openWebapp("tasklist", "manager");
    Locator form = claim(manager, "S0025");

    form.getByLabel("Decline").check();
    manager.button("Complete").click();
    assertThat(form).containsText("Field is required.");
    manager.picture("review-form-without-a-reason");
    assertThat(member("S0025").isUnderReview()).isTrue();
    dismissNotifications(manager);
    form.getByLabel("Reason").fill("Most of the purchases are one split order.");
    manager.button("Complete").click();

    assertThat(task(manager, "S0025")).hasCount(0);
    await(() -> !member("S0025").isUnderReview());
    assertThat(member("S0025").getTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(texts("select state from voucher where member_number = 'S0025'"))
        .containsExactlyInAnyOrder("CANCELLED", "ISSUED");
    assertThat(
            texts(
                "select reviewer_remark from tier_change where status = 'DECLINED' and"
                    + " member_number = 'S0025'"))
        .containsExactly("Most of the purchases are one split order.");
  }

  @Test
  void aManagerIsToldThatRefundsHaveTakenTheGroundAway(Window manager) {
    manager.openWebapp("tasklist", "manager");
    task(manager, "S0030").click();
    Locator form = form(manager);

    Locator warning = form.getByRole(AriaRole.ALERT);
    assertThat(warning)
        .containsText(
            "After refunds, the member no longer qualifies: the current figures earn SILVER.");
    assertThat(warning).containsText("Warning: the figures no longer earn VIP");
    assertThat(warning).hasCSS("color", "rgb(122, 13, 18)");
    assertThat(form.locator(".fjs-form-field").first()).containsText("Warning");
    assertThat(form.locator("table").first()).containsText("When proposed");
    assertThat(form.locator("tr").filter(having("Qualifying points"))).containsText("1,030");
    assertThat(form.locator("tr").filter(having("Qualifying points"))).containsText("290");
    assertThat(form.getByText("Figures of the proposal")).hasCount(0);
    manager.picture("review-form-without-ground");
    manager.page().setViewportSize(900, 1100);
    manager.picture("review-form-without-ground-narrow");
  }

  @Test
  void aManagerWhoChangesTheAnswerCanCompleteIt(Window manager) {
    manager.openWebapp("tasklist", "manager");
    Locator form = claim(manager, "S0032");

    form.getByLabel("Decline").check();
    manager.button("Complete").click();
    assertThat(form).containsText("Field is required.");
    assertThat(manager.button("Complete")).isDisabled();
    form.getByLabel("Approve").check();

    assertThat(form.getByLabel("Reason")).hasCount(0);
    assertThat(manager.button("Complete")).isEnabled();
    dismissNotifications(manager);
    form.getByLabel("Decline").check();
    manager.button("Complete").click();
    assertThat(form).containsText("Field is required.");
    assertThat(manager.button("Complete")).isDisabled();
    form.getByLabel("Approve").check();
    assertThat(manager.button("Complete")).isEnabled();
    dismissNotifications(manager);
    manager.button("Complete").click();

    assertThat(task(manager, "S0032")).hasCount(0);
    await(() -> !member("S0032").isUnderReview());
    assertThat(member("S0032").getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
  }

  @Test
  void theWarehouseDispatchesAGift(Window warehouse) {
    warehouse.openWebapp("tasklist", "warehouse");
    assertThat(warehouse.page().locator(".task-filter"))
        .containsText(new String[] {"Gifts to dispatch", "Rewards to dispatch"});
    warehouse.picture("tasklist-gifts");
    Locator form = claim(warehouse, "S0027");

    assertThat(form.getByLabel("Item")).hasValue("Welcome gift box");
    assertThat(form.getByLabel("Name", exactly())).hasValue("Arthur Pemberton");
    assertThat(form.getByLabel("Address")).hasValue(member("S0027").getProfile().address());
    assertThat(form.getByLabel("Member number")).hasValue("S0027");
    form.getByLabel("Dispatched", exactly()).check();
    form.getByLabel("Carrier").fill("Parcel Express");
    form.getByLabel("Tracking number").fill("PX-4711");
    warehouse.picture("dispatch-form");
    warehouse.button("Complete").click();

    assertThat(task(warehouse, "S0027")).hasCount(0);
    assertThat(
            texts(
                """
                select concat(state, ' ', carrier, ' ', tracking_number, ' ', decided_by)
                from gift_dispatch where member_number = 'S0027'
                """))
        .containsExactly("DISPATCHED Parcel Express PX-4711 warehouse");
  }

  @Test
  void aGiftThatAfterAllCannotBeDispatchedBecomesAVoucher(Window warehouse) {
    warehouse.openWebapp("tasklist", "warehouse");
    Locator form = claim(warehouse, "S0028");

    assertThat(form.getByLabel("Address"))
        .hasValue(Pattern.compile("There is no address in the member.s profile.*"));
    form.getByLabel("Dispatched", exactly()).check();
    warehouse.button("Complete").click();
    assertThat(form).containsText("Field is required.");
    assertThat(warehouse.button("Complete")).isDisabled();
    form.getByLabel("Can't be dispatched").check();
    assertThat(warehouse.button("Complete")).isEnabled();
    dismissNotifications(warehouse);
    form.getByLabel("Reason").fill("The member has given no address.");
    warehouse.picture("dispatch-form-not-possible");
    warehouse.button("Complete").click();

    assertThat(task(warehouse, "S0028")).hasCount(0);
    await(
        () ->
            texts(
                    "select state from voucher where member_number = 'S0028' and origin ="
                        + " 'GIFT_SUBSTITUTE'")
                .equals(List.of("ISSUED")));
    assertThat(texts("select reason from gift_dispatch where member_number = 'S0028'"))
        .containsExactly("The member has given no address.");
  }

  @Test
  void theMembersPageLeadsToTheTask(Window manager) {
    manager.signIn("manager");
    manager.open("/members/S0031");

    manager.page().getByText("S0031: ").click();

    assertThat(form(manager).getByLabel("Member number")).hasValue("S0031");
    manager.picture("task-from-members-page");
  }

  @Test
  void anOwnerStartsAnUpgrade(Window owner) {
    owner.openWebapp("tasklist", "owner");
    owner.page().getByText("Start process").click();
    owner.page().locator(".modal-dialog").getByText("Loyalty tier upgrade").click();
    Locator form = form(owner);
    form.getByLabel("Member number").fill("S0002");
    owner.picture("start-form");
    owner.button("Start").click();

    assertThat(owner.page().locator(".modal-dialog")).hasCount(0);
    await(() -> endedUpgrades("S0002") == 2);
  }

  private static void dismissNotifications(Window window) {
    for (Locator close :
        window.page().locator(".page-notifications").getByRole(AriaRole.BUTTON).all()) {
      close.click();
    }
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator task(Window window, String member) {
    return window.page().locator("li.task").filter(new Locator.FilterOptions().setHasText(member));
  }

  private static Locator form(Window window) {
    return window.page().locator(".fjs-form");
  }

  private static Locator claim(Window window, String member) {
    task(window, member).click();
    window.page().getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(window.page().locator(".disabled-form")).hasCount(0);
    return form(window);
  }

  private static Locator.GetByLabelOptions exactly() {
    return new Locator.GetByLabelOptions().setExact(true);
  }

  private static void await(Supplier<Boolean> condition) {
    Awaitility.await().atMost(IN_THE_BACKGROUND).until(condition::get);
  }

  private Member member(String number) {
    return members.require(number);
  }

  private List<String> texts(String query) {
    return database.sql(query).query(String.class).list();
  }

  private long endedUpgrades(String member) {
    return database
        .sql("select count(*) from tier_upgrade where member_number = ? and ended_at is not null")
        .param(member)
        .query(Long.class)
        .single();
  }
}
