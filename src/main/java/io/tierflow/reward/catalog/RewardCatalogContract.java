package io.tierflow.reward.catalog;

import io.tierflow.common.PointsRange;
import io.tierflow.member.AccountType;
import io.tierflow.policy.ColumnType;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContractFactory;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.policy.TierLadder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the table {@code reward-catalog} may ask and must answer. */
@Configuration(proxyBeanMethods = false)
class RewardCatalogContract {

  static final String TABLE = "reward-catalog";
  static final String REWARD = "reward";

  private static final int MAX_CODE = 64;
  private static final int MAX_TITLE = 200;
  private static final int MAX_IMAGE = 200;
  private static final int MAX_DAYS = 9_999;
  private static final long MAX_TIMES = 1_000_000_000L;
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal MAX_VALUE = BigDecimal.valueOf(1_000_000);

  /**
   * A member sends the code back, so it has no character that an address or a form would change.
   */
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]+");

  /** Nothing but a path on this server: another address would tell others who looks at it. */
  private static final Pattern IMAGE = Pattern.compile("(/[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*)+");

  @Bean
  static TableContractFactory rewardCatalogTable() {
    return vocabulary -> create(vocabulary.ladder());
  }

  private static TableContract create(TierLadder ladder) {
    return new TableContract(
        TABLE,
        "Reward catalog",
        "What members can have for points. Each row that matches is a reward; of several with the"
            + " same code, the first counts for a member.",
        TableHitPolicy.COLLECT,
        List.of(
            InputColumn.of("currentTier", ColumnType.TEXT, "The member's confirmed tier")
                .oneOf(ladder.codes())
                .orLater(ladder::mayGet),
            InputColumn.of("accountType", ColumnType.TEXT, "Whose account it is")
                .oneOf(AccountType.codes()),
            InputColumn.of("asOf", ColumnType.DATE, "The day, in the programme's zone")),
        outputs(),
        RewardCatalogContract::acceptedInsteadOf);
  }

  private static List<OutputColumn> outputs() {
    return List.of(
        OutputColumn.text(REWARD, "Code of the reward; its limits count under it")
            .upToCharacters(MAX_CODE),
        OutputColumn.text("title", "What members read").upToCharacters(MAX_TITLE),
        OutputColumn.text("kind", "A voucher, or a gift that the warehouse sends")
            .oneOf(RewardKind.codes()),
        OutputColumn.wholeNumber("points", "Points that it costs", 1, PointsRange.MAX_MOVED),
        OutputColumn.money("value", "What it is worth to the member", CENT, MAX_VALUE).orEmpty(),
        OutputColumn.money("cost", "What a gift costs the programme", BigDecimal.ZERO, MAX_VALUE)
            .orEmpty(),
        OutputColumn.wholeNumber(
                "validityDays",
                "Days on which a voucher is valid, from the day it is issued",
                1,
                MAX_DAYS)
            .orEmpty(),
        OutputColumn.wholeNumber(
                "memberLimit",
                "How often one member can have it; empty for any number of times",
                1,
                MAX_TIMES)
            .orAbsent(),
        OutputColumn.wholeNumber(
                "programmeLimit",
                "How often all members together can have it; empty for any number of times",
                0,
                MAX_TIMES)
            .orAbsent(),
        OutputColumn.text("image", "Path of a picture on this server")
            .upToCharacters(MAX_IMAGE)
            .orAbsent());
  }

  private static Optional<String> acceptedInsteadOf(Map<String, Object> filled) {
    if (filled.get(REWARD) instanceof String code && !CODE.matcher(code).matches()) {
      return Optional.of("for reward letters, digits, dots, hyphens and underscores");
    }
    if (filled.get("image") instanceof String image && !IMAGE.matcher(image).matches()) {
      return Optional.of("for image a path on this server, such as /portal/images/voucher.svg");
    }
    boolean voucher = RewardKind.VOUCHER.name().equals(filled.get("kind"));
    boolean days = filled.containsKey("validityDays");
    if (voucher && !(filled.containsKey("value") && days)) {
      return Optional.of("value and validityDays with each VOUCHER");
    }
    if (voucher && filled.containsKey("cost")) {
      return Optional.of("cost only with a GIFT");
    }
    return !voucher && days ? Optional.of("validityDays only with a VOUCHER") : Optional.empty();
  }
}
