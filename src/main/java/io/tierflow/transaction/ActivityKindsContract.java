package io.tierflow.transaction;

import io.tierflow.policy.ActivityKind;
import io.tierflow.policy.ColumnType;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.RowRule;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContractFactory;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.policy.Vocabulary;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract of the table {@code activity-kinds}. */
@Configuration(proxyBeanMethods = false)
class ActivityKindsContract {

  private static final int MAX_DAILY = 9_999;

  @Bean
  static TableContractFactory activityKindsTable() {
    return ActivityKindsContract::create;
  }

  private static TableContract create(Vocabulary vocabulary) {
    return new TableContract(
        ActivityKinds.ACTIVITY_KINDS,
        "Activity kinds",
        "What members can do, and what counts of it. The kinds of the programme are those that the"
            + " rows name, each once. REFUND is always there and in no row.",
        TableHitPolicy.FIRST,
        List.of(
            InputColumn.of("kind", ColumnType.TEXT, "What the member did, as transactions name it")
                .oneOf(vocabulary.kinds())
                .orLater(ActivityKind::isDefinable)),
        List.of(
            OutputColumn.text(
                    "amount", "Whether it has an amount; an optional one is 0 if it is not given")
                .oneOf(Stream.of(AmountRule.values()).map(Enum::name).toList()),
            OutputColumn.yesNo("countsAsSpend", "Whether its amount is part of the member's spend"),
            OutputColumn.yesNo(
                "countsAsTransaction", "Whether it is one of the member's annual transactions"),
            OutputColumn.yesNo(
                    "countsAsReferral",
                    "Whether it is somebody whom the member has brought in; empty for no")
                .orAbsent(),
            OutputColumn.yesNo("refundable", "Whether a REFUND may take it back"),
            OutputColumn.wholeNumber(
                    "dailyLimit",
                    "How many of them a member may record of one day; empty for any number",
                    1,
                    MAX_DAILY)
                .orEmpty()),
        RowRule.NONE);
  }
}
