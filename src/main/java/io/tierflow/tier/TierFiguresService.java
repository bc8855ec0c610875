package io.tierflow.tier;

import io.tierflow.common.DayRange;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.points.PointsEarningService;
import io.tierflow.policy.Tier;
import io.tierflow.tier.period.QualificationPeriod;
import io.tierflow.transaction.PeriodFigures;
import io.tierflow.transaction.PeriodHistory;
import io.tierflow.transaction.SpendFigures;
import io.tierflow.transaction.TransactionHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures that members qualify with, as the terms of their confirmed tier count them: in twelve
 * months that roll along, points count from the day they take effect; in fixed periods all counts
 * on the transaction's day. The monthly spend is that of the 30 days that end with the last day,
 * whatever the period.
 */
@Service
@Transactional
public class TierFiguresService {

  /** In which period members qualify, as far as the current transaction has asked. */
  private static final Fact<Qualifying> QUALIFYING = new Fact<>("qualification period");

  private final MemberService members;
  private final MemberAgreementService agreements;
  private final TierTenures tenures;
  private final PointsEarningService points;
  private final TransactionHistory transactions;
  private final PeriodHistory periods;
  private final ProgrammeSettings settings;

  TierFiguresService(
      MemberService members,
      MemberAgreementService agreements,
      TierTenures tenures,
      PointsEarningService points,
      TransactionHistory transactions,
      PeriodHistory periods,
      ProgrammeSettings settings) {
    this.members = members;
    this.agreements = agreements;
    this.tenures = tenures;
    this.points = points;
    this.transactions = transactions;
    this.periods = periods;
    this.settings = settings;
  }

  /**
   * Reads the figures of many members, up to a day, with a few queries. For the rest of the
   * transaction their figures of that day are these.
   *
   * @param memberNumbers whose; their accounts are locked
   * @param asOf the last day, inclusive
   */
  public void readAhead(Collection<String> memberNumbers, LocalDate asOf) {
    members.readAhead(memberNumbers);
    agreements.readAhead(memberNumbers);
    transactions.readAhead(memberNumbers, asOf);
    points.readQualifyingPointsAhead(memberNumbers, asOf);
    readPeriodsAhead(memberNumbers, asOf);
  }

  /** Reads the fixed periods of members of whom all else was read: a query for each period. */
  void readPeriodsAhead(Collection<String> memberNumbers, LocalDate asOf) {
    Map<DayRange, List<String>> byDays = new LinkedHashMap<>();
    for (String number : memberNumbers) {
      members
          .find(number)
          .filter(Member::isActive)
          .ifPresent(
              member -> {
                current(member, asOf).ifPresent(days -> add(byDays, days, number));
                closed(member, asOf).ifPresent(days -> add(byDays, days, number));
              });
    }
    byDays.forEach((days, numbers) -> periods.readAhead(numbers, days));
  }

  /**
   * The figures of the period that a day belongs to, up to that day.
   *
   * @param member whose
   * @param asOf the last day, inclusive
   * @return the figures, without points that an upgrade earns
   */
  public TierFigures figures(Member member, LocalDate asOf) {
    return current(member, asOf)
        .map(days -> figures(member, days, period(member, asOf)))
        .orElseGet(() -> rolling(member, asOf));
  }

  /**
   * The figures of several members, each of the period that a day belongs to, up to that day.
   *
   * @param memberNumbers whose; best read ahead, with their agreements
   * @param asOf the last day, inclusive
   * @return the figures by member number, without points that an upgrade earns
   */
  public Map<String, TierFigures> figures(Collection<String> memberNumbers, LocalDate asOf) {
    Map<Optional<DayRange>, List<String>> byDays = new LinkedHashMap<>();
    for (String number : memberNumbers) {
      add(byDays, current(members.require(number), asOf), number);
    }
    Map<String, TierFigures> figures = new HashMap<>();
    byDays.forEach(
        (days, numbers) ->
            days.ifPresentOrElse(
                fixed ->
                    periods
                        .figures(numbers, fixed)
                        .forEach((number, found) -> figures.put(number, of(number, asOf, found))),
                () -> addRolling(numbers, asOf, figures)));
    return figures;
  }

  private void addRolling(List<String> numbers, LocalDate asOf, Map<String, TierFigures> figures) {
    Map<String, Long> qualifying = points.qualifyingPoints(numbers, asOf);
    transactions
        .spend(numbers, asOf)
        .forEach(
            (number, spend) ->
                figures.put(
                    number,
                    of(members.require(number), asOf, qualifying.getOrDefault(number, 0L), spend)));
  }

  /**
   * The figures of the fixed period before the one that a day belongs to, while transactions of it
   * may still come in and earn.
   *
   * @param member whose
   * @param asOf the day
   * @return the figures of the whole period before; empty if it is no longer looked at, and if the
   *     member qualifies by months that roll along
   */
  public Optional<TierFigures> closedFigures(Member member, LocalDate asOf) {
    return closed(member, asOf).map(days -> figures(member, days, period(member, asOf)));
  }

  /**
   * What a member spent in the period that a day belongs to, up to that day.
   *
   * @param memberNumber who
   * @param asOf the last day, inclusive
   * @return the sums
   */
  public SpendFigures spend(String memberNumber, LocalDate asOf) {
    return current(members.require(memberNumber), asOf)
        .map(days -> periods.figures(memberNumber, days).spend())
        .orElseGet(() -> transactions.spend(memberNumber, asOf));
  }

  /**
   * Points that count towards tiers, in the period that a day belongs to, up to that day.
   *
   * @param memberNumber whose
   * @param asOf the last day, inclusive
   * @param rolling how many they are in the twelve months that end with the day
   * @return points, with those that have just been calculated
   */
  public long qualifyingPoints(String memberNumber, LocalDate asOf, long rolling) {
    return current(members.require(memberNumber), asOf)
        .map(days -> periods.figures(memberNumber, days).qualifyingPoints())
        .orElse(rolling);
  }

  /**
   * The figures of given days, counted as a period counts them, whatever the terms said on these
   * days.
   *
   * @param member whose
   * @param days the days
   * @param period the period that they belong to
   * @return the figures, without points that an upgrade earns
   */
  public TierFigures figures(Member member, DayRange days, QualificationPeriod period) {
    String number = member.getMemberNumber();
    if (!period.isFixed() && period.containing(days.to(), member.getEnrolledOn()).equals(days)) {
      return rolling(member, days.to());
    }
    PeriodFigures found = periods.figures(number, days);
    long qualifying =
        period.isFixed() ? found.qualifyingPoints() : points.qualifyingPoints(number, days);
    return of(member, days.to(), qualifying, found.spend());
  }

  private TierFigures rolling(Member member, LocalDate asOf) {
    String number = member.getMemberNumber();
    return of(
        member, asOf, points.qualifyingPoints(number, asOf), transactions.spend(number, asOf));
  }

  private TierFigures of(String number, LocalDate asOf, PeriodFigures found) {
    return of(members.require(number), asOf, found.qualifyingPoints(), found.spend());
  }

  private TierFigures of(Member member, LocalDate asOf, long qualifying, SpendFigures spend) {
    String agreement = agreements.counting(member.getMemberNumber(), asOf).orElse(null);
    return TierFigures.of(member, agreement, 0, qualifying, spend, asOf);
  }

  /** The days of the fixed period that a day belongs to, up to it; empty for a rolling one. */
  private Optional<DayRange> current(Member member, LocalDate asOf) {
    QualificationPeriod period = period(member, asOf);
    return period.isFixed()
        ? Optional.of(period.containing(asOf, member.getEnrolledOn()).until(asOf))
        : Optional.empty();
  }

  /** Until reach-back has passed, in which transactions of its days may still earn. */
  private Optional<DayRange> closed(Member member, LocalDate asOf) {
    QualificationPeriod period = period(member, asOf);
    if (!period.isFixed()) {
      return Optional.empty();
    }
    LocalDate first = period.containing(asOf, member.getEnrolledOn()).from();
    return asOf.isBefore(first.plusDays(settings.earning().reachBackDays()))
        ? Optional.of(period.containing(first.minusDays(1), member.getEnrolledOn()))
        : Optional.empty();
  }

  private QualificationPeriod period(Member member, LocalDate asOf) {
    String number = member.getMemberNumber();
    Tier tier = member.getConfirmedTier();
    return TransactionFacts.recall(QUALIFYING, number)
        .filter(known -> known.asOf().equals(asOf) && known.tier().equals(tier))
        .map(Qualifying::period)
        .orElseGet(
            () -> {
              QualificationPeriod period = tenures.terms(member, tier, asOf).period();
              TransactionFacts.remember(QUALIFYING, number, new Qualifying(asOf, tier, period));
              return period;
            });
  }

  private static <K> void add(Map<K, List<String>> byDays, K days, String number) {
    byDays.computeIfAbsent(days, first -> new ArrayList<>()).add(number);
  }

  /** The period in which members of a tier qualify on a day. */
  private record Qualifying(LocalDate asOf, Tier tier, QualificationPeriod period) {}
}
