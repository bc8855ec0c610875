package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.tierflow.member.MemberService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.NewMembers;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FailingSteps;
import io.tierflow.testsupport.flow.FlowTest;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.web.PageParameters;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
import io.tierflow.workflow.tierupgrade.TierUpgradeState;
import io.tierflow.workflow.tierupgrade.TierUpgradeStatusService;
import java.time.LocalDate;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractStringAssert;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@OnH2
@FlowTest
class MemberPageTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @Autowired private WebApplicationContext application;
  @Autowired private AdjustableClock clock;
  @Autowired private TestProgramme programme;
  @Autowired private FailingSteps failingSteps;
  @Autowired private TierUpgradeService upgrades;
  @Autowired private TierUpgradeStatusService statuses;
  @Autowired private MemberService members;
  @Autowired private MemberFiles files;
  @Autowired private ManagementService jobs;

  private MockMvc web;

  @BeforeEach
  void openThePages() {
    web = MockMvcBuilders.webAppContextSetup(application).build();
    clock.set("2026-10-31T18:00:00Z");
    SecurityContextHolder.getContext()
        .setAuthentication(
            new TestingAuthenticationToken("manager", null, "GROUP_loyalty-managers"));
  }

  @AfterEach
  void mend() {
    SecurityContextHolder.clearContext();
    failingSteps.mend();
  }

  @Test
  void aNumberThatNobodyHasIsToldInOneSentence() throws Exception {
    MockHttpServletResponse answer = answer(get("/members/NOBODY"));

    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(answer.getContentAsString())
        .contains("There is no member NOBODY.", "href=\"/members\"");
  }

  @Test
  void aPageThatCannotBeIsToldInOneSentence() throws Exception {
    MockHttpServletResponse member =
        answer(get("/members/" + programme.enrol()).param("ledger", "-1"));
    MockHttpServletResponse list = answer(get("/members").param("after", "two"));

    assertThat(member.getStatus()).isEqualTo(400);
    assertThat(member.getContentAsString()).contains("The page must be a number from 0");
    assertThat(list.getStatus()).isEqualTo(400);
    assertThat(list.getContentAsString())
        .contains("The parameter after does not fit the order of the list");
  }

  @Test
  void membersAreFoundByNameAndWhatIsLookedForIsShownAsItIs() throws Exception {
    String number = enrol("Zaphod <b>Bold</b>");

    assertThat(page("/members?query=zaphod"))
        .contains(number, "Zaphod &lt;b&gt;Bold&lt;/b&gt;")
        .doesNotContain("<b>");
    assertThat(page("/members?query=<i>nobody")).contains("&lt;i&gt;nobody").doesNotContain("<i>");
  }

  @Test
  void staffSeeThePointsThatCanBeSpentAndWhyTheBalanceIsMore() throws Exception {
    String member = programme.enrol();
    programme.purchase(member, "450.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    assertThatPage(member)
        .containsPattern("<dt>Available points</dt>\\s+<dd>45</dd>")
        .doesNotContain("can’t be spent any more");

    programme.execute(
        "update points_lot set expires_on = '2026-10-30' where member_number = ?", member);

    assertThatPage(member)
        .containsPattern("<dt>Available points</dt>\\s+<dd>0</dd>")
        .contains("45 points of the balance can’t be spent any more");
    assertThat(page("/members?query=" + member))
        .containsPattern("data-label=\"Available points\" class=\"number\">0</td>");
  }

  @Test
  void membersAreMergedByAFormAndEachPageLeadsToTheOther() throws Exception {
    String into = programme.enrol();
    String from = programme.enrol();
    assertThatPage(into).contains("href=\"/members/%s/merge\"".formatted(into));
    assertThat(page("/members/%s/merge".formatted(into))).contains("name=\"mergeId\"");

    MockHttpServletResponse merged =
        answer(
            post("/members/%s/merge".formatted(into))
                .principal(() -> "manager")
                .param("mergeId", "page-" + from)
                .param("from", " " + from));

    assertThat(merged.getRedirectedUrl()).isEqualTo("/members/" + into);
    assertThatPage(from)
        .contains("Member %s was merged into %s on 2026-10-31.".formatted(from, into))
        .contains("href=\"/members/%s\"".formatted(into))
        .doesNotContain("/merge\"");
    assertThatPage(into).contains("href=\"/members/%s\"".formatted(from));
    MockHttpServletResponse gone = answer(get("/members/%s/merge".formatted(from)));
    assertThat(gone.getStatus()).isEqualTo(409);
    assertThat(gone.getContentAsString()).contains("was merged into");
  }

  @Test
  void aTransactionTellsWhatItEarnedAndByWhichComputation() throws Exception {
    String member = programme.enrol();
    String purchase = programme.purchase(member, "120.50", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    programme.refund(member, purchase, "20.50", TODAY);
    programme.purchase(member, "10.00", TODAY.minusDays(1));
    programme.purchase(member, "10.00", TODAY.minusDays(200));

    assertThatPage(member)
        .contains("(120.50 − 20.50 refunded) × 0.1 × 1")
        .contains("points-earning version 1, row purchase-regular")
        .contains("Purchase at the base rate.")
        .contains(">never<")
        .contains("It earns with the member&#39;s next upgrade.");
    programme.upgrade(member, TODAY);
    assertThatPage(member).contains(">too late<");
  }

  @Test
  void aReturnWithoutAReceiptTellsWhatItWasMatchedTo() throws Exception {
    String member = programme.enrol();
    String earlier = programme.purchase(member, "10.00", TODAY.minusDays(3));
    String latest = programme.purchase(member, "10.00", TODAY.minusDays(2));
    String refund = programme.refund(member, latest, "5.00", TODAY);
    programme.execute(
        "update transaction set refund_of = null, original_amount = 6, original_currency = 'EUR',"
            + " refunded_original = 0 where transaction_id = ?",
        refund);
    programme.execute(
        "insert into refund_match (transaction_id, place, refunded_id, amount, original_amount)"
            + " values (?, 1, ?, 3, 4), (?, 2, ?, 2, 2)",
        refund,
        latest,
        refund,
        earlier);

    assertThatPage(member)
        .contains("matched to <span class=\"mono\">%s, %s</span>".formatted(latest, earlier))
        .contains(">6.00 EUR<");
  }

  @Test
  void aVouchersCodeIsCoveredButForItsEnd() throws Exception {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    String code =
        programme.texts("select code from voucher where member_number = ?", member).get(0);

    assertThatPage(member)
        .doesNotContain(code)
        .doesNotContain(code.substring(0, 9))
        .contains("••••-••••-••••-" + code.substring(15))
        .contains("Issued");

    clock.set("2027-10-31T18:00:00Z");
    assertThatPage(member).contains("Expired");
  }

  @Test
  void anUpgradeUnderReviewShowsBothTiersAndWhatWaits() throws Exception {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);

    assertThatPage(member)
        .contains("Tier, under review", "Tier until then")
        .contains("Waiting for people")
        .contains("from approval")
        .contains("Waiting for the approval of the tier.")
        .contains("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");

    programme.review(instance, "APPROVED", null);
    assertThatPage(member).contains("Waiting for the warehouse.").doesNotContain("Tier until then");

    programme.pack(
        instance,
        Map.of("dispatchOutcome", "NOT_POSSIBLE", "notPossibleReason", "The box is broken."));
    assertThatPage(member)
        .contains("Replaced by a voucher: The box is broken.")
        .contains("Completed")
        .doesNotContain("Open in Cockpit");
  }

  @Test
  void aChangeOfTheTierLeadsToWhatExplainsIt() throws Exception {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);
    assertThatPage(member)
        .contains("<a href=\"#instance-%s\">Upgrade</a>".formatted(instance))
        .contains("id=\"instance-%s\"".formatted(instance))
        .contains("<li>Enrolment</li>");

    programme.execute(
        "update tier_change set kind = 'RENEWAL', process_instance_id = 'earlier' where change_id ="
            + " ?",
        instance);
    assertThatPage(member).contains("<a href=\"/api/tier-renewals/earlier\">Renewal</a>");

    programme.execute(
        "update tier_change set kind = 'GRANT', process_instance_id = null, change_id = ? where"
            + " change_id = ?",
        "tier-grant:match " + member,
        instance);
    assertThatPage(member)
        .contains(
            "<a href=\"/api/members/%s/tier-grants/match%%20%s\">Grant</a>"
                .formatted(member, member));

    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("owner", null, "GROUP_process-owners"));
    assertThatPage(member).contains("<li>Grant</li>").doesNotContain("/tier-grants/match");
  }

  @Test
  void aDispatchedGiftTellsItsWay() throws Exception {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);
    programme.review(instance, "APPROVED", null);
    programme.pack(
        instance,
        Map.of("dispatchOutcome", "DISPATCHED", "carrier", "Parcel", "trackingNumber", "P-1"));

    assertThatPage(member).contains("With Parcel, tracking number P-1.", "by warehouse");
  }

  @Test
  void aMessageThatIsNotSentTellsWhy() throws Exception {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(93));
    programme.upgrade(member, TODAY.minusDays(90));

    assertThatPage(member).contains("The occasion is too long ago.");
  }

  @Test
  void anUpgradeThatIsAskedForHereHasBeenDone() throws Exception {
    String member = programme.enrol();

    MockHttpServletResponse done = answer(post("/members/" + member + "/tier-upgrades"));

    assertThat(done.getRedirectedUrl()).isEqualTo("/members/" + member);
    assertThatPage(member).contains("As of 31 Oct 2026", "Completed").doesNotContain(">Running<");
  }

  @Test
  void anUpgradeIsThereFromItsStart() throws Exception {
    String member = programme.enrol();
    failingSteps.fail("calculateLoyaltyPointsEarned", 1);

    MockHttpServletResponse started = answer(post("/members/" + member + "/tier-upgrades"));

    assertThat(started.getStatus()).isEqualTo(302);
    assertThat(started.getRedirectedUrl()).isEqualTo("/members/" + member);
    assertThatPage(member).contains("As of 31 Oct 2026", ">Running<", "No step has finished yet.");
    programme.runJobs(statuses.uncommitted(member).get(0).upgrade().getProcessInstanceId());
    assertThat(statuses.uncommitted(member)).isEmpty();
    assertThatPage(member).contains("Completed").doesNotContain(">Running<");
  }

  @Test
  void anUpgradeThatEndsWhileItsPageIsMadeStandsThereOnce() {
    String member = programme.enrol();
    String instance = upgrades.start(member, TODAY);
    Map<String, String> endingItMeanwhile =
        new AbstractMap<>() {
          @Override
          public String getOrDefault(Object list, String first) {
            if ("upgrades".equals(list)) {
              CompletableFuture.runAsync(() -> programme.runJobs(instance)).join();
            }
            return first;
          }

          @Override
          public Set<Entry<String, String>> entrySet() {
            return Set.of();
          }
        };

    MemberFile file = files.open(member, new PageParameters(endingItMeanwhile));

    assertThat(file.uncommittedUpgrades()).hasSize(1);
    assertThat(file.uncommittedUpgrades().get(0).state()).isEqualTo(TierUpgradeState.RUNNING);
    assertThat(file.upgrades().page().items()).isEmpty();
    MemberFile later = files.open(member, new PageParameters(Map.of()));
    assertThat(later.uncommittedUpgrades()).isEmpty();
    assertThat(later.upgrades().page().items()).hasSize(1);
  }

  @Test
  void aStepThatFailsIsNamedEvenBeforeAnythingIsRecorded() throws Exception {
    String member = programme.enrol();
    failingSteps.fail("createRewardVoucher", Integer.MAX_VALUE);
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    String instance = upgrades.start(member, TODAY);
    Job job = jobs.createJobQuery().processInstanceId(instance).singleResult();
    assertThat(catchThrowable(() -> jobs.executeJob(job.getId()))).isNotNull();
    jobs.setJobRetries(job.getId(), 0);

    assertThatPage(member)
        .contains("Failed, waiting for an admin")
        .contains("Create Reward Voucher failed.")
        .contains("The step createRewardVoucher fails for this test.");
  }

  @Test
  void aClosedMembershipStartsNothing() throws Exception {
    String member = programme.enrol();
    members.close(member);

    assertThatPage(member).contains("Closed").doesNotContain("Start tier upgrade now");
    MockHttpServletResponse refused = answer(post("/members/" + member + "/tier-upgrades"));
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(refused.getContentAsString()).contains("has ended.");
  }

  private String enrol(String name) {
    String number = "Z" + Integer.toHexString(name.hashCode());
    members.enrol(NewMembers.individual(number, name, null, null, null, TODAY));
    return number;
  }

  private AbstractStringAssert<?> assertThatPage(String member) throws Exception {
    return assertThat(page("/members/" + member));
  }

  private String page(String address) throws Exception {
    MockHttpServletResponse answer = answer(get(address));
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString();
  }

  private MockHttpServletResponse answer(RequestBuilder request) throws Exception {
    return web.perform(request).andReturn().getResponse();
  }
}
