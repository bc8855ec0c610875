package io.tierflow.tier;

import static io.tierflow.tier.TierService.TIER_ELIGIBILITY;

import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.TableNumbers;
import io.tierflow.policy.Tier;
import io.tierflow.policy.UncoveredInputException;
import io.tierflow.policy.VocabularySource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * How many points are missing for a higher tier. The deployed table is asked, so that no threshold
 * stands here: every number in its column of qualifying points is a place where its answer may
 * change, and the table is evaluated at these, one after the other. A binary search would be wrong,
 * since nothing says that a table gives more points a higher tier.
 */
@Service
public class TierDistance {

  private static final String QUALIFYING_POINTS = "qualifyingPoints";

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
    if (earned(figures).filter(tier -> isAbove(tier, today)).isPresent()) {
      return Optional.empty();
    }
    return candidates(figures.qualifyingPoints())
        .mapToObj(points -> reached(figures, points, today))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * The points that are missing until points alone would earn a tier, all other figures staying as
   * they are.
   *
   * @param tier the tier
   * @param figures a member's figures
   * @return points, more than 0; empty if the figures earn the tier already, and if no number of
   *     points would
   */
  public Optional<Long> pointsTo(Tier tier, TierFigures figures) {
    if (earned(figures).filter(earned -> !isAbove(tier, earned)).isPresent()) {
      return Optional.empty();
    }
    return candidates(figures.qualifyingPoints())
        .filter(
            points ->
                earned(figures.withQualifyingPoints(points))
                    .filter(earned -> !isAbove(tier, earned))
                    .isPresent())
        .mapToObj(points -> points - figures.qualifyingPoints())
        .findFirst();
  }

  private Optional<NextTier> reached(TierFigures figures, long points, Tier today) {
    return earned(figures.withQualifyingPoints(points))
        .filter(tier -> isAbove(tier, today))
        .map(tier -> new NextTier(tier, points - figures.qualifyingPoints()));
  }

  private boolean isAbove(Tier tier, Tier other) {
    return vocabulary.ladder().isAbove(tier, other);
  }

  /** At a number the answer changes if the number is included, and just above it if it is not. */
  private LongStream candidates(long today) {
    return numbers.numbers(TIER_ELIGIBILITY, QUALIFYING_POINTS).stream()
        .flatMap(TierDistance::atAndAbove)
        .mapToLong(Long::longValue)
        .filter(points -> points > today)
        .sorted()
        .distinct();
  }

  private static Stream<Long> atAndAbove(BigDecimal number) {
    long at = number.setScale(0, RoundingMode.CEILING).longValue();
    return Stream.of(at, number.setScale(0, RoundingMode.FLOOR).longValue() + 1);
  }

  /** Figures that the table has no row for earn nothing here; an upgrade tells of them. */
  private Optional<Tier> earned(TierFigures figures) {
    try {
      return tables
          .evaluate(TIER_ELIGIBILITY, figures.inputs())
          .text("tier")
          .flatMap(vocabulary.ladder()::find);
    } catch (UncoveredInputException uncovered) {
      return Optional.empty();
    }
  }
}
