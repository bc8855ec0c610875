package io.tierflow.points;

import io.tierflow.points.promotion.EarningPromotions;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContractFactory;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.policy.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the table {@code earning-promotions} may ask and must answer. */
@Configuration(proxyBeanMethods = false)
class EarningPromotionsContract {

  private static final long MAX_POINTS = 1_000_000_000L;
  private static final long MAX_LIMIT = 1_000_000_000_000L;
  private static final int MAX_MULTIPLIER = 1_000;

  @Bean
  static TableContractFactory earningPromotionsTable() {
    return EarningPromotionsContract::create;
  }

  private static TableContract create(Vocabulary vocabulary) {
    return new TableContract(
        EarningPromotions.TABLE,
        "Earning promotions",
        "What promotions add to what one transaction earns. Each row that matches adds, in the"
            + " order of the rows; of those marked exclusive, only the one that gives most, and"
            + " no other.",
        TableHitPolicy.COLLECT,
        EarningInputs.columns(vocabulary),
        outputs(),
        EarningPromotionsContract::acceptedInsteadOf);
  }

  private static List<OutputColumn> outputs() {
    return List.of(
        OutputColumn.text("promotion", "Code of the promotion; its limits count under it")
            .upToCharacters(EarningPromotions.MAX_CODE),
        OutputColumn.text("name", "What people call it").upToCharacters(EarningPromotions.MAX_NAME),
        OutputColumn.number(
                "addedMultiplier",
                "Factor by which the points without the tier's multiplier are added once more",
                0,
                MAX_MULTIPLIER)
            .orEmpty(),
        OutputColumn.wholeNumber("bonusPoints", "Points, whatever the amount", 0, MAX_POINTS)
            .orEmpty(),
        OutputColumn.number(
                "addedQualifyingMultiplier",
                "The same factor for points that count towards tiers; empty if what the row adds"
                    + " counts towards tiers too",
                0,
                MAX_MULTIPLIER)
            .orAbsent(),
        OutputColumn.yesNo("exclusive", "Whether it excludes all other promotions").orAbsent(),
        OutputColumn.wholeNumber(
                "memberLimit", "Points that one member can get from it", 0, MAX_LIMIT)
            .orAbsent(),
        OutputColumn.wholeNumber(
                "programmeLimit", "Points that all members together can get from it", 0, MAX_LIMIT)
            .orAbsent());
  }

  private static Optional<String> acceptedInsteadOf(Map<String, Object> filled) {
    return Stream.of("addedMultiplier", "bonusPoints", "addedQualifyingMultiplier")
            .anyMatch(filled::containsKey)
        ? Optional.empty()
        : Optional.of("addedMultiplier, bonusPoints or addedQualifyingMultiplier");
  }
}
