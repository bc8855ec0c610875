package io.tierflow.tier;

import static io.tierflow.tier.TierService.TIER_ELIGIBILITY;

import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.TableNumbers;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import io.tierflow.policy.UncoveredInputException;
import io.tierflow.policy.VocabularySource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * How much is missing for a tier. The deployed table is asked, so that no threshold stands here:
 * every number in a figure's column is a place where its answer may change, and the table is
 * evaluated at these, one after the other. A binary search would be wrong, since nothing says that
 * a table gives more points a higher tier.
 */
@Service
public class TierDistance {

  private static final String TIER_RETENTION = "tier-retention";
  private static final String KEEP = "KEEP";

  private final DecisionTables tables;
  private final TableNumbers numbers;
  private final VocabularySource vocabulary;

  TierDistance(DecisionTables tables, TableNumbers numbers, VocabularySource vocabulary) {
    this.tables = tables;
    this.numbers = numbers;
    this.vocabulary = vocabulary;
  }

  /**
   * The next tier that points alone would earn, all other figures staying as they are.
   *
   * @param figures a member's figures
   * @return the tier and what is missing; empty if the figures earn a higher tier already, and if
   *     no number of points would
   */
  public Optional<NextTier> nextTier(TierFigures figures) {
    Tier today = Tier.valueOf(figures.currentTier());
    if (earned(figures.inputs()).filter(tier -> ladder().isAbove(tier, today)).isPresent()) {
      return Optional.empty();
    }
    TierCriterion points = TierCriterion.QUALIFYING_POINTS;
    return firstAbove(figures, points, today)
        .map(
            found ->
                new NextTier(
                    found.tier(), found.number().subtract(points.have(figures)).longValueExact()));
  }

  /**
   * The spend that alone would earn a tier, all other figures staying as they are.
   *
   * @param figures a member's figures, which do not earn it yet
   * @param tier the tier; a higher one does as well
   * @return what is missing of it, in currency units; empty if no spend would do
   */
  public Optional<BigDecimal> spendToGo(TierFigures figures, Tier tier) {
    BigDecimal have = TierCriterion.ANNUAL_SPEND.have(figures);
    return firstEarning(tier, TierCriterion.ANNUAL_SPEND, figures.inputs())
        .filter(need -> need.compareTo(have) > 0)
        .map(need -> need.subtract(have));
  }

  /**
   * How far a member is from the next tier: from the one that the figures earn already, else from
   * the lowest that one figure alone would earn, else from the next on the ladder.
   *
   * @param figures a member's figures
   * @return empty in the highest tier
   */
  Optional<TierGoal> next(TierFigures figures) {
    Tier today = Tier.valueOf(figures.currentTier());
    return earned(figures.inputs())
        .filter(tier -> ladder().isAbove(tier, today))
        .or(() -> nearest(figures, today))
        .or(() -> ladder().tiers().stream().filter(t -> ladder().isAbove(t, today)).findFirst())
        .map(tier -> goal(figures, tier));
  }

  /**
   * How far a member is from earning a tier.
   *
   * @param figures a member's figures
   * @param tier the tier; a higher one does as well
   */
  private TierGoal goal(TierFigures figures, Tier tier) {
    return goal(
        figures,
        tier,
        List.of(TIER_ELIGIBILITY),
        inputs -> earned(inputs).filter(earned -> !ladder().isAbove(tier, earned)).isPresent());
  }

  /**
   * How far a member is from keeping the tier, as {@code tier-retention} decides on the tier that
   * the figures earn.
   *
   * @param figures a member's figures over the days that decide
   * @param day day of the renewal
   * @param daysInGrace which day of the grace period it is, from 1; 0 before
   */
  TierGoal keeping(TierFigures figures, LocalDate day, long daysInGrace) {
    Tier tier = Tier.valueOf(figures.currentTier());
    Map<String, Object> renewal = new HashMap<>();
    renewal.put("tierBelow", ladder().tiers().get(ladder().tiers().indexOf(tier) - 1).code());
    renewal.put("daysInGrace", daysInGrace);
    renewal.put("asOf", day);
    return goal(
        figures, tier, List.of(TIER_ELIGIBILITY, TIER_RETENTION), in -> isKept(in, renewal));
  }

  private TierGoal goal(
      TierFigures figures, Tier tier, List<String> asked, Predicate<Map<String, Object>> enough) {
    boolean reached = enough.test(figures.inputs());
    return new TierGoal(
        tier,
        reached,
        Stream.of(TierCriterion.values())
            .map(
                criterion ->
                    CriterionProgress.of(
                        criterion,
                        criterion.have(figures),
                        need(figures, criterion, asked, reached, enough).orElse(null)))
            .toList());
  }

  private Optional<Tier> nearest(TierFigures figures, Tier today) {
    return Stream.of(TierCriterion.values())
        .map(criterion -> firstAbove(figures, criterion, today))
        .flatMap(Optional::stream)
        .map(Found::tier)
        .min(ladder());
  }

  private Optional<Found> firstAbove(TierFigures figures, TierCriterion criterion, Tier today) {
    BigDecimal have = criterion.have(figures);
    return candidates(criterion, List.of(TIER_ELIGIBILITY))
        .filter(number -> number.compareTo(have) > 0)
        .flatMap(
            number ->
                earned(inputs(figures, criterion, number)).stream()
                    .filter(tier -> ladder().isAbove(tier, today))
                    .map(tier -> new Found(number, tier)))
        .findFirst();
  }

  /**
   * What is enough today stays enough down to the number that is returned; what is not becomes so
   * at it.
   */
  private Optional<BigDecimal> need(
      TierFigures figures,
      TierCriterion criterion,
      List<String> asked,
      boolean reached,
      Predicate<Map<String, Object>> enough) {
    BigDecimal have = criterion.have(figures);
    Predicate<BigDecimal> does = number -> enough.test(inputs(figures, criterion, number));
    if (!reached) {
      return candidates(criterion, asked)
          .filter(number -> number.compareTo(have) > 0)
          .filter(does)
          .findFirst();
    }
    List<BigDecimal> downwards =
        candidates(criterion, asked)
            .filter(number -> number.compareTo(have) <= 0)
            .sorted(Comparator.reverseOrder())
            .takeWhile(does)
            .toList();
    return Optional.of(downwards.isEmpty() ? have : downwards.get(downwards.size() - 1));
  }

  /** The smallest number of a figure that earns a tier or a higher one, beside the others given. */
  Optional<BigDecimal> firstEarning(
      Tier tier, TierCriterion criterion, Map<String, Object> others) {
    Map<String, Object> inputs = new HashMap<>(others);
    return candidates(criterion, List.of(TIER_ELIGIBILITY))
        .filter(
            number -> {
              inputs.put(criterion.input(), criterion.value(number));
              return earned(inputs).filter(earned -> !ladder().isAbove(tier, earned)).isPresent();
            })
        .findFirst();
  }

  /** The numbers at which the tables' answers may change, and none at all, the smallest first. */
  private Stream<BigDecimal> candidates(TierCriterion criterion, List<String> asked) {
    return Stream.concat(
            Stream.of(criterion.none()),
            asked.stream()
                .flatMap(table -> numbers.numbers(table, criterion.input()).stream())
                .flatMap(criterion::atAndAbove))
        .filter(number -> number.signum() >= 0)
        .sorted()
        .distinct();
  }

  private static Map<String, Object> inputs(
      TierFigures figures, TierCriterion criterion, BigDecimal number) {
    Map<String, Object> inputs = new HashMap<>(figures.inputs());
    inputs.put(criterion.input(), criterion.value(number));
    return inputs;
  }

  private TierLadder ladder() {
    return vocabulary.ladder();
  }

  private boolean isKept(Map<String, Object> figures, Map<String, Object> renewal) {
    Optional<Tier> earned = earned(figures);
    if (earned.isEmpty()) {
      return false;
    }
    Map<String, Object> inputs = new HashMap<>(figures);
    inputs.putAll(renewal);
    inputs.put("earnedTier", earned.get().code());
    try {
      return tables
          .evaluate(TIER_RETENTION, inputs)
          .text("outcome")
          .filter(KEEP::equals)
          .isPresent();
    } catch (UncoveredInputException uncovered) {
      return false;
    }
  }

  /** Figures that the table has no row for earn nothing here; an upgrade tells of them. */
  private Optional<Tier> earned(Map<String, Object> inputs) {
    try {
      return tables.evaluate(TIER_ELIGIBILITY, inputs).text("tier").flatMap(ladder()::find);
    } catch (UncoveredInputException uncovered) {
      return Optional.empty();
    }
  }

  /** A number of a figure, and the tier that it earns. */
  private record Found(BigDecimal number, Tier tier) {}
}
