package io.tierflow.testsupport.core;

import io.tierflow.audit.RecordedAudit;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.member.AccountType;
import io.tierflow.member.Enrolment;
import io.tierflow.member.InMemoryMemberMerges;
import io.tierflow.member.InMemoryMembers;
import io.tierflow.member.agreement.AgreementStart;
import io.tierflow.member.agreement.InMemoryAgreements;
import io.tierflow.member.agreement.InMemoryMemberAgreements;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.points.InMemoryLedgerEntries;
import io.tierflow.points.InMemoryLotMovements;
import io.tierflow.points.InMemoryPointsLots;
import io.tierflow.points.PointsEarningService;
import io.tierflow.points.PointsService;
import io.tierflow.points.approval.InMemoryApprovalRequests;
import io.tierflow.points.promotion.InMemoryPromotionCounters;
import io.tierflow.policy.TermSettings;
import io.tierflow.policy.Tier;
import io.tierflow.reward.InMemoryGifts;
import io.tierflow.reward.InMemoryPointsRedemptions;
import io.tierflow.reward.InMemoryTierRewards;
import io.tierflow.reward.InMemoryVoucherRedemptions;
import io.tierflow.reward.InMemoryVouchers;
import io.tierflow.reward.catalog.InMemoryRewardCounters;
import io.tierflow.reward.milestone.InMemoryMilestoneAwards;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.tier.InMemoryTierChanges;
import io.tierflow.tier.TierHistory;
import io.tierflow.tier.TierService;
import io.tierflow.tier.grant.InMemoryTierGrants;
import io.tierflow.transaction.InMemoryRefundMatches;
import io.tierflow.transaction.InMemoryTransactionPromotions;
import io.tierflow.transaction.InMemoryTransactions;
import io.tierflow.transaction.RefundSettings;
import io.tierflow.transaction.currency.InMemoryExchangeRates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A programme in memory, with days of Berlin: the product's own classes over stores, tables, a
 * clock and an audit that tests look into.
 */
public final class CoreProgramme {

  /** The day on which everything begins, at noon. */
  public static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  private final InMemoryStore store = new InMemoryStore();
  private final InMemoryMembers members = new InMemoryMembers(store);
  private final InMemoryExchangeRates rates = new InMemoryExchangeRates(store);
  private final InMemoryTierRewards tierRewards = new InMemoryTierRewards();
  private final AdjustableClock clock = new AdjustableClock();
  private final InMemoryTables tables = CorePolicy.deployedIn(new InMemoryTables());
  private final RecordedAudit audit = new RecordedAudit();
  private final List<Object> events = new ArrayList<>();
  private final ObjectGraph graph;

  /**
   * A programme.
   *
   * @param more further ports, such as a flow, and settings other than the default
   */
  public CoreProgramme(Object... more) {
    clock.set("2026-10-31T12:00:00Z");
    InMemoryPointsRedemptions redemptions = new InMemoryPointsRedemptions(store);
    List<Object> given = new ArrayList<>(List.of(more));
    given.addAll(
        List.of(
            store,
            store.entities(),
            members,
            new InMemoryMemberMerges(store),
            InMemoryMembers.VAULT,
            clock,
            tables,
            audit,
            (ApplicationEventPublisher) events::add,
            new JdbcTemplate(),
            new ReleasedVocabulary(),
            settings(),
            new RefundSettings(RefundSettings.Unreferenced.REFUSE, Duration.ofDays(365)),
            new InMemoryTransactions(store),
            new InMemoryTransactionPromotions(store),
            new InMemoryRefundMatches(store),
            new InMemoryPromotionCounters(store),
            new TermSettings(List.of("classpath:texts/terms")),
            new InMemoryMilestoneAwards(store),
            rates,
            new InMemoryAgreements(store),
            new InMemoryMemberAgreements(store),
            new InMemoryLedgerEntries(store),
            new InMemoryPointsLots(store),
            new InMemoryLotMovements(store),
            new InMemoryApprovalRequests(store),
            new InMemoryTierChanges(store),
            new InMemoryTierGrants(store),
            new InMemoryVouchers(store),
            new InMemoryGifts(store),
            tierRewards,
            redemptions,
            redemptions.history(),
            new InMemoryRewardCounters(store),
            new InMemoryVoucherRedemptions(store)));
    graph = new ObjectGraph(given.toArray());
    // Stands for the tiers that points ask for.
    graph.get(TierHistory.class);
    // Stands for the points that refunds shrink.
    graph.get(PointsEarningService.class);
  }

  private static ProgrammeSettings settings() {
    return new ProgrammeSettings(
        Currency.getInstance("EUR"),
        ZoneId.of("Europe/Berlin"),
        new ProgrammeSettings.Earning(Duration.ofDays(90)),
        new ProgrammeSettings.Review(Duration.ofDays(90)),
        new ProgrammeSettings.Points(new BigDecimal("0.01"), 365),
        new ProgrammeSettings.Report(Duration.ofMinutes(15)),
        new ProgrammeSettings.Roi(new BigDecimal("0.30")),
        Duration.ofMinutes(2));
  }

  /**
   * An object of the product.
   *
   * @param type its class
   * @param <T> its class
   * @return the object
   */
  public <T> T the(Class<T> type) {
    return graph.get(type);
  }

  /**
   * Enrols a person with an account of their own.
   *
   * @param memberNumber who
   * @param tier the tier to start with
   * @param openingPoints points to start with
   * @return the member
   */
  public CoreMember enrol(String memberNumber, Tier tier, long openingPoints) {
    return enrol(memberNumber, tier, openingPoints, AccountType.INDIVIDUAL, null);
  }

  /** Enrols a member of any kind. */
  public CoreMember enrol(
      String memberNumber, Tier tier, long openingPoints, AccountType type, String agreement) {
    return enrol(memberNumber, tier, openingPoints, type, agreement, LocalDate.of(2026, 1, 1));
  }

  /** Enrols a member of any kind on any day. */
  public CoreMember enrol(
      String memberNumber,
      Tier tier,
      long openingPoints,
      AccountType type,
      String agreement,
      LocalDate day) {
    members.add(memberNumber, day, tier, type, agreement);
    if (agreement != null) {
      the(MemberAgreementService.class)
          .begin(List.of(new AgreementStart(memberNumber, agreement, day)));
    }
    List<Enrolment> enrolments = List.of(new Enrolment(memberNumber, day, tier, openingPoints));
    the(PointsService.class).enrolled(enrolments);
    the(TierService.class).enrolled(enrolments);
    return new CoreMember(this, memberNumber);
  }

  /** Ends a membership. */
  public void close(String memberNumber) {
    members.close(memberNumber, TODAY);
  }

  public InMemoryExchangeRates rates() {
    return rates;
  }

  public InMemoryTierRewards tierRewards() {
    return tierRewards;
  }

  public InMemoryStore store() {
    return store;
  }

  public AdjustableClock clock() {
    return clock;
  }

  public InMemoryTables tables() {
    return tables;
  }

  public RecordedAudit audit() {
    return audit;
  }

  public List<Object> events() {
    return events;
  }
}
