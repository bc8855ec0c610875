package io.tierflow.points;

import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContractFactory;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.policy.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract of the table {@code points-earning}. */
@Configuration(proxyBeanMethods = false)
class PointsEarningContract {

  private static final long MAX_POINTS = 1_000_000_000L;
  private static final int MAX_RATE = 100_000;
  private static final int MAX_MULTIPLIER = 1_000;
  private static final int MAX_MONTHS = 1_200;

  @Bean
  static TableContractFactory pointsEarningTable() {
    return PointsEarningContract::create;
  }

  private static TableContract create(Vocabulary vocabulary) {
    return new TableContract(
        "points-earning",
        "Points earning",
        "What one transaction earns: a share of its amount (rate times multiplier), or fixed"
            + " points. Refunds earn nothing and are never evaluated.",
        TableHitPolicy.FIRST,
        EarningInputs.columns(vocabulary),
        List.of(
            OutputColumn.number("rate", "Points per unit of the amount", 0, MAX_RATE).orEmpty(),
            OutputColumn.number(
                    "multiplier", "Factor by which the rate is multiplied", 0, MAX_MULTIPLIER)
                .orEmpty(),
            OutputColumn.wholeNumber(
                    "fixedPoints", "Points, whatever the amount; instead of a rate", 0, MAX_POINTS)
                .orEmpty(),
            OutputColumn.wholeNumber(
                    "validityMonths",
                    "Months from the day of the transaction on which the points expire; empty for "
                        + "never",
                    1,
                    MAX_MONTHS)
                .orEmpty(),
            OutputColumn.number(
                    "qualifyingMultiplier",
                    "Factor for points that count towards tiers, in place of the multiplier; empty"
                        + " if they are as many as the points",
                    0,
                    MAX_MULTIPLIER)
                .orAbsent(),
            OutputColumn.wholeNumber(
                    "qualifyingFixedPoints",
                    "Points that count towards tiers, whatever the amount; empty if they are as"
                        + " many as the points",
                    0,
                    MAX_POINTS)
                .orAbsent()),
        PointsEarningContract::acceptedInsteadOf);
  }

  private static Optional<String> acceptedInsteadOf(Map<String, Object> filled) {
    boolean share = filled.containsKey("rate") && filled.containsKey("multiplier");
    boolean partOfShare = filled.containsKey("rate") || filled.containsKey("multiplier");
    boolean fixed = filled.containsKey("fixedPoints");
    if (share == fixed || partOfShare != share) {
      return Optional.of("rate and multiplier together, or fixedPoints alone");
    }
    boolean qualifyingShare = filled.containsKey("qualifyingMultiplier");
    if (qualifyingShare && (fixed || filled.containsKey("qualifyingFixedPoints"))) {
      return Optional.of("qualifyingMultiplier beside a rate and without qualifyingFixedPoints");
    }
    return Optional.empty();
  }
}
