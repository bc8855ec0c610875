package io.tierflow.tier;

import io.tierflow.member.Member;
import io.tierflow.member.TierTenure;
import io.tierflow.policy.VocabularySource;
import io.tierflow.tier.period.ValidityTerms;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What lies ahead of members' tiers: when they end, and what is missing to keep them. */
@Service
@Transactional(readOnly = true)
public class TierOutlook {

  private final TierTenures tenures;
  private final PageFigures figures;
  private final TierDistance distance;
  private final VocabularySource vocabulary;

  TierOutlook(
      TierTenures tenures,
      PageFigures figures,
      TierDistance distance,
      VocabularySource vocabulary) {
    this.tenures = tenures;
    this.figures = figures;
    this.distance = distance;
    this.vocabulary = vocabulary;
  }

  /**
   * The tiers that end.
   *
   * @param members the members; their agreements are at hand
   * @param day the day on which somebody looks
   * @param horizon last day up to which what is missing is looked for; for a tier that ends later
   *     nothing is
   * @return by member number; none for a member whose tier has no end
   */
  public Map<String, EndingTier> ending(
      Collection<Member> members, LocalDate day, LocalDate horizon) {
    List<Member> near =
        members.stream()
            .filter(this::ends)
            .filter(member -> !lastDay(member.getTenure()).isAfter(horizon))
            .toList();
    Map<String, List<TierGoal>> goals = goals(near, day);
    Map<String, EndingTier> ending = new HashMap<>();
    members.stream()
        .filter(this::ends)
        .forEach(
            member ->
                ending.put(
                    member.getMemberNumber(),
                    ending(member, goals.getOrDefault(member.getMemberNumber(), List.of()))));
    return ending;
  }

  /**
   * The qualifying points that are missing to keep a member's tier beyond its last day.
   *
   * @param member who
   * @param day the day on which somebody looks
   * @return points; empty if the tier has no end, nothing is missing, or points alone can't do
   */
  public Optional<Long> pointsToKeep(Member member, LocalDate day) {
    return Optional.ofNullable(
            ending(List.of(member), day, LocalDate.MAX).get(member.getMemberNumber()))
        .map(EndingTier::pointsToKeep);
  }

  /** What keeps a member's tier beyond its last day; empty if it has none. */
  Optional<TierProgress.Keeping> keeping(Member member, LocalDate day) {
    if (!ends(member)) {
      return Optional.empty();
    }
    List<RenewalDays> days = days(member, day);
    List<TierGoal> goals = goals(List.of(member), day).get(member.getMemberNumber());
    return keeping(goals)
        .map(
            goal ->
                new TierProgress.Keeping(
                    days.get(goals.indexOf(goal)).days(), goal.reached(), goal.criteria()));
  }

  private static EndingTier ending(Member member, List<TierGoal> goals) {
    TierTenure tenure = member.getTenure();
    return new EndingTier(
        lastDay(tenure),
        tenure.graceUntil() != null,
        keeping(goals)
            .flatMap(goal -> goal.shortOf(TierCriterion.QUALIFYING_POINTS))
            .map(missing -> missing.missing().longValueExact())
            .orElse(null));
  }

  /** The first that keeps the tier, else the first of all. */
  private static Optional<TierGoal> keeping(List<TierGoal> goals) {
    return goals.stream()
        .filter(TierGoal::reached)
        .findFirst()
        .or(() -> goals.stream().findFirst());
  }

  /** How far members are from keeping their tiers, over each of the days that may do so. */
  private Map<String, List<TierGoal>> goals(Collection<Member> members, LocalDate day) {
    Map<String, List<TierGoal>> goals = new HashMap<>();
    List<CountedDays> first = new ArrayList<>();
    List<CountedDays> second = new ArrayList<>();
    for (Member member : members) {
      boolean rolling = !terms(member, day).period().isFixed();
      List<RenewalDays> days = days(member, day);
      first.add(new CountedDays(member, days.get(0).counted(), rolling));
      days.stream()
          .skip(1)
          .forEach(each -> second.add(new CountedDays(member, each.counted(), rolling)));
    }
    for (List<CountedDays> asked : List.of(first, second)) {
      Map<String, TierFigures> found = figures.figures(asked);
      asked.forEach(
          each ->
              goals
                  .computeIfAbsent(each.member().getMemberNumber(), number -> new ArrayList<>())
                  .add(
                      keeping(
                          found.get(each.member().getMemberNumber()),
                          each.member().getTenure(),
                          day)));
    }
    return goals;
  }

  private TierGoal keeping(TierFigures found, TierTenure tenure, LocalDate day) {
    return tenure.graceUntil() == null
        ? distance.keeping(found, tenure.validUntil().plusDays(1), 0)
        : distance.keeping(
            found, day, Math.max(1, ChronoUnit.DAYS.between(tenure.validUntil(), day)));
  }

  private List<RenewalDays> days(Member member, LocalDate day) {
    return RenewalDays.of(member, terms(member, day).period(), day);
  }

  private ValidityTerms terms(Member member, LocalDate day) {
    return tenures.terms(member, member.getConfirmedTier(), day);
  }

  /** The lowest tier can't be lost, whatever its terms say. */
  private boolean ends(Member member) {
    return member.getTenure().validUntil() != null
        && vocabulary.ladder().isAbove(member.getConfirmedTier(), vocabulary.ladder().lowest());
  }

  private static LocalDate lastDay(TierTenure tenure) {
    return tenure.graceUntil() == null ? tenure.validUntil() : tenure.graceUntil();
  }
}
