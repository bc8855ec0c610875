package io.tierflow.points.approval;

import io.tierflow.common.PointsRange;
import io.tierflow.policy.ColumnType;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.RowRule;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContractFactory;
import io.tierflow.policy.TableHitPolicy;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract of the table {@code approval-limits}. */
@Configuration(proxyBeanMethods = false)
class ApprovalLimitsContract {

  @Bean
  static TableContractFactory approvalLimitsTable() {
    return vocabulary -> create();
  }

  private static TableContract create() {
    return new TableContract(
        ApprovalLimits.TABLE,
        "Approval limits",
        "Whether a second person must approve an operation.",
        TableHitPolicy.FIRST,
        List.of(
            InputColumn.of("operation", ColumnType.TEXT, "What is to be done")
                .oneOf(ApprovalOperation.codes()),
            InputColumn.of(
                    "points",
                    ColumnType.WHOLE_NUMBER,
                    "Points added or taken, as a positive number; of a voucher, what it would cost")
                .from(1)
                .upTo(PointsRange.MAX_MOVED),
            InputColumn.of(
                    "value",
                    ColumnType.NUMBER,
                    "What these points, or the voucher, are worth, in the currency")
                .from(0)),
        List.of(OutputColumn.yesNo("secondPerson", "Whether a second person must approve")),
        RowRule.NONE);
  }
}
