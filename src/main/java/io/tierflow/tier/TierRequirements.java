package io.tierflow.tier;

import io.tierflow.policy.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What a tier asks for, beside what a member has: for people who look at a decision. */
@Service
public class TierRequirements {

  /** Figures of the moment, which may earn a tier just as those of the period do. */
  private static final List<String> OF_THE_MOMENT = List.of("pointsEarned", "monthlySpend");

  private final TierDistance distance;

  TierRequirements(TierDistance distance) {
    this.distance = distance;
  }

  /**
   * What a tier asks for by each figure: of this figure alone, or, where several are needed
   * together, beside the others as they are.
   *
   * @param tier the tier; a higher one does as well
   * @param inputs what {@code tier-eligibility} looked at, by its names
   * @return each figure; without a need where no number of it earns the tier
   */
  public List<CriterionProgress> of(Tier tier, Map<String, Object> inputs) {
    return Stream.of(TierCriterion.values())
        .map(
            criterion ->
                CriterionProgress.of(
                    criterion,
                    have(criterion, inputs),
                    alone(criterion, tier, inputs)
                        .or(() -> need(criterion, tier, inputs))
                        .filter(number -> number.signum() > 0)
                        .orElse(null)))
        .toList();
  }

  private Optional<BigDecimal> alone(
      TierCriterion criterion, Tier tier, Map<String, Object> inputs) {
    Map<String, Object> nothing = new HashMap<>(inputs);
    Stream.of(TierCriterion.values())
        .forEach(other -> nothing.put(other.input(), other.value(other.none())));
    OF_THE_MOMENT.forEach(name -> nothing.computeIfPresent(name, TierRequirements::none));
    return need(criterion, tier, nothing);
  }

  private static Object none(String name, Object value) {
    return value instanceof Double ? (Object) 0.0 : (Object) 0L;
  }

  private Optional<BigDecimal> need(
      TierCriterion criterion, Tier tier, Map<String, Object> inputs) {
    return distance.firstEarning(tier, criterion, inputs);
  }

  private static BigDecimal have(TierCriterion criterion, Map<String, Object> inputs) {
    return inputs.get(criterion.input()) instanceof Number number
        ? new BigDecimal(number.toString()).setScale(criterion.none().scale(), RoundingMode.HALF_UP)
        : criterion.none();
  }
}
