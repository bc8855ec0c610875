package io.tierflow.campaign;

import io.tierflow.member.Birthdays;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.PointsBalances.Balance;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.points.ExpiringLots;
import io.tierflow.points.PointsOutlook;
import io.tierflow.reward.ExpiringVoucher;
import io.tierflow.reward.VoucherService;
import io.tierflow.reward.milestone.MilestoneHistory;
import io.tierflow.reward.milestone.ReachedMilestone;
import io.tierflow.tier.EndingTier;
import io.tierflow.tier.LastUpgrade;
import io.tierflow.tier.NextTier;
import io.tierflow.tier.TierDistance;
import io.tierflow.tier.TierFigures;
import io.tierflow.tier.TierFiguresService;
import io.tierflow.tier.TierOutlook;
import io.tierflow.tier.TierService;
import io.tierflow.transaction.TransactionHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the figures of a page of members, with a few queries for all of them. */
@Component
class MemberFactsLoader {

  /** An invitation long after a milestone would be none to it. */
  private static final int MILESTONE_DAYS = 60;

  private final MemberService members;
  private final MemberAgreementService agreements;
  private final Birthdays birthdays;
  private final TransactionHistory transactions;
  private final TierFiguresService figures;
  private final PointsOutlook points;
  private final TierService tiers;
  private final TierDistance distance;
  private final TierOutlook outlook;
  private final VoucherService vouchers;
  private final MilestoneHistory milestones;
  private final CampaignSettings settings;

  MemberFactsLoader(
      MemberService members,
      MemberAgreementService agreements,
      Birthdays birthdays,
      TransactionHistory transactions,
      TierFiguresService figures,
      PointsOutlook points,
      TierService tiers,
      TierDistance distance,
      TierOutlook outlook,
      VoucherService vouchers,
      MilestoneHistory milestones,
      CampaignSettings settings) {
    this.members = members;
    this.agreements = agreements;
    this.birthdays = birthdays;
    this.transactions = transactions;
    this.figures = figures;
    this.points = points;
    this.tiers = tiers;
    this.distance = distance;
    this.outlook = outlook;
    this.vouchers = vouchers;
    this.milestones = milestones;
    this.settings = settings;
  }

  /**
   * Reads a page.
   *
   * @param memberNumbers members of the page
   * @param day the day
   * @return figures in the order of the members; a member with several days on which points or
   *     vouchers expire soon, or several milestones reached lately, has one for each, so that none
   *     hides another
   */
  List<MemberFacts> of(List<String> memberNumbers, LocalDate day) {
    members.readAhead(memberNumbers);
    agreements.readAhead(memberNumbers);
    LocalDate horizon = day.plusDays(settings.lookAhead().toDays());
    Page page =
        new Page(
            day,
            birthdays.on(day, memberNumbers),
            transactions.lastActive(memberNumbers, day),
            figures.figures(memberNumbers, day),
            points.balances(memberNumbers),
            points.expiring(memberNumbers, day, horizon).stream()
                .collect(Collectors.groupingBy(ExpiringLots::memberNumber)),
            vouchers.expiring(memberNumbers, day, horizon).stream()
                .collect(Collectors.groupingBy(ExpiringVoucher::memberNumber)),
            milestones.reached(memberNumbers, day.minusDays(MILESTONE_DAYS), day).stream()
                .collect(Collectors.groupingBy(ReachedMilestone::memberNumber)),
            tiers.lastUpgrades(memberNumbers, day),
            outlook.ending(memberNumbers.stream().map(members::require).toList(), day, horizon));
    return memberNumbers.stream().flatMap(number -> figures(page, number).stream()).toList();
  }

  private List<MemberFacts> figures(Page page, String memberNumber) {
    Member member = members.require(memberNumber);
    Optional<NextTier> nextTier = distance.nextTier(page.figures.get(memberNumber));
    List<ExpiringLots> lots = page.points.getOrDefault(memberNumber, List.of());
    List<List<ExpiringVoucher>> vouchersByDay = byDay(page.vouchers.get(memberNumber));
    List<ReachedMilestone> reached = page.milestones.getOrDefault(memberNumber, List.of());
    List<MemberFacts> figures = new ArrayList<>();
    for (int each = 0; each < most(lots, vouchersByDay, reached); each++) {
      figures.add(
          new MemberFacts(
              page.day,
              member,
              page.birthdays.contains(memberNumber),
              Optional.ofNullable(page.lastActive.get(memberNumber)),
              page.balances.get(memberNumber),
              nextTier,
              each < lots.size() ? Optional.of(lots.get(each)) : Optional.empty(),
              each < vouchersByDay.size() ? vouchersByDay.get(each) : List.of(),
              Optional.ofNullable(page.upgrades.get(memberNumber)),
              Optional.ofNullable(page.ending.get(memberNumber)),
              each < reached.size() ? Optional.of(reached.get(each)) : Optional.empty(),
              page.figures.get(memberNumber)));
    }
    return figures;
  }

  private static int most(List<?>... lists) {
    return Math.max(1, Stream.of(lists).mapToInt(List::size).max().orElse(0));
  }

  private static List<List<ExpiringVoucher>> byDay(Collection<ExpiringVoucher> vouchers) {
    return vouchers == null
        ? List.of()
        : List.copyOf(
            vouchers.stream()
                .collect(
                    Collectors.groupingBy(
                        ExpiringVoucher::expiresOn, TreeMap::new, Collectors.toList()))
                .values());
  }

  /** What was read for all members of a page, by member number. */
  private record Page(
      LocalDate day,
      Set<String> birthdays,
      Map<String, LocalDate> lastActive,
      Map<String, TierFigures> figures,
      Map<String, Balance> balances,
      Map<String, List<ExpiringLots>> points,
      Map<String, List<ExpiringVoucher>> vouchers,
      Map<String, List<ReachedMilestone>> milestones,
      Map<String, LastUpgrade> upgrades,
      Map<String, EndingTier> ending) {}
}
