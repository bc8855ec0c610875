package io.tierflow.workflow.tierupgrade;

import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.workflow.FlowVariable;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The names that model, code, tables and forms share. */
public final class TierUpgradeFlow {

  /** Key of the process. */
  public static final String PROCESS = "loyalty-tier-upgrade";

  /** Key of the process that renews tiers, which is recorded in the same way. */
  public static final String RENEWAL = "loyalty-tier-renewal";

  /** Ids of the fifteen steps, in their order. */
  public static final List<String> STEPS =
      List.of(
          "RetrieveCustomerProfile",
          "GetRecentTransactions",
          "CalculateTotalMonthlySpend",
          "CalculateLoyaltyPointsEarned",
          "DetermineTierEligibility",
          "UpdateCustomerPointsBalance",
          "UpdateLoyaltyTier",
          "CreateRewardVoucher",
          "AssignLoyaltyManagerReview",
          "VerifyPhysicalGiftDispatch",
          "SendTierUpgradeNotification",
          "SendInstantPointsAlert",
          "GenerateMonthlyLoyaltyHealthReport",
          "RemoveExpiredVouchers",
          "AggregateProgramROI");

  /** BPMN error: the member is unknown, closed or erased. */
  public static final String MEMBER_NOT_IN_PROGRAMME = "MEMBER_NOT_IN_PROGRAMME";

  /** BPMN error: the instance was started with something that is not accepted. */
  public static final String REQUEST_NOT_VALID = "REQUEST_NOT_VALID";

  public static final FlowVariable<String> MEMBER_NUMBER = text("memberNumber");
  public static final FlowVariable<String> AS_OF = text("asOf");
  public static final FlowVariable<String> RUN_ID = text("runId");

  /** Whether a transaction has asked for it, which leaves the programme's figures as they are. */
  public static final FlowVariable<Boolean> AFTER_TRANSACTION = flag("afterTransaction");

  public static final FlowVariable<String> CURRENT_TIER = text("currentTier");
  public static final FlowVariable<String> ACCOUNT_TYPE = text("accountType");
  public static final FlowVariable<String> AGREEMENT = text("agreement");
  public static final FlowVariable<Long> RECENT_TRANSACTIONS = whole("recentTransactions");
  public static final FlowVariable<Double> MONTHLY_SPEND = number("monthlySpend");
  public static final FlowVariable<Double> ANNUAL_SPEND = number("annualSpend");
  public static final FlowVariable<Long> ANNUAL_TRANSACTIONS = whole("annualTransactions");
  public static final FlowVariable<Long> POINTS_EARNED = whole("pointsEarned");
  public static final FlowVariable<Long> QUALIFYING_POINTS = whole("qualifyingPoints");
  public static final FlowVariable<String> TARGET_TIER = text("targetTier");
  public static final FlowVariable<Boolean> HIGHER_TIER_EARNED = flag("higherTierEarned");
  public static final FlowVariable<Boolean> REVIEW_REQUIRED = flag("reviewRequired");

  /**
   * After a decline, the day from which the tier holds, as ISO date; only a tier that nobody
   * reviews may be proposed then.
   */
  public static final FlowVariable<String> RAISED_ON = text("raisedOn");

  /**
   * The last day of the period that earned the higher tier, as ISO date; only set if that is not
   * the one that the upgrade's day belongs to.
   */
  public static final FlowVariable<String> EARNED_ON = text("earnedOn");

  public static final FlowVariable<Long> POINTS_ADDED = whole("pointsAdded");
  public static final FlowVariable<Boolean> GIFT = flag("gift");
  public static final FlowVariable<String> REVIEW_OUTCOME = text("reviewOutcome");
  public static final FlowVariable<String> REVIEW_REMARK = text("reviewRemark");

  /** Who completed the review of an upgrade that an earlier release has brought that far. */
  public static final FlowVariable<String> REVIEWER = text("reviewer");

  public static final FlowVariable<String> DISPATCH_OUTCOME = text("dispatchOutcome");
  public static final FlowVariable<String> CARRIER = text("carrier");
  public static final FlowVariable<String> TRACKING_NUMBER = text("trackingNumber");
  public static final FlowVariable<String> NOT_POSSIBLE_REASON = text("notPossibleReason");

  /** Days by the text that says them: each step of each member of a page looks at the same one. */
  private static final Fact<LocalDate> DAYS = new Fact<>("days that texts say");

  private TierUpgradeFlow() {}

  /**
   * The day up to which an instance looks.
   *
   * @param scope execution or task
   * @return the day that {@link #AS_OF} says
   * @throws IllegalStateException if there is none
   */
  public static LocalDate asOf(VariableScope scope) {
    String day = AS_OF.of(scope);
    return TransactionFacts.recallOr(DAYS, day, () -> LocalDate.parse(day));
  }

  private static FlowVariable<String> text(String name) {
    return new FlowVariable<>(name, String.class);
  }

  private static FlowVariable<Long> whole(String name) {
    return new FlowVariable<>(name, Long.class);
  }

  private static FlowVariable<Double> number(String name) {
    return new FlowVariable<>(name, Double.class);
  }

  private static FlowVariable<Boolean> flag(String name) {
    return new FlowVariable<>(name, Boolean.class);
  }
}
