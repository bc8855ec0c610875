package io.tierflow.points.approval;

import static io.tierflow.testsupport.core.Rows.assertAccepted;
import static io.tierflow.testsupport.core.Rows.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.TableContract;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which rows of approval-limits the programme can work with. */
@CoreTest
class ApprovalLimitsContractTest {

  private final TableContract limits =
      ApprovalLimitsContract.approvalLimitsTable().create(ReleasedVocabulary.words());

  @Test
  void limitsSayYesOrNo() {
    assertAccepted(limits, Map.of("secondPerson", true));
    assertAccepted(limits, Map.of("secondPerson", false));
    assertRefused(limits, Map.of("secondPerson", "true"), "true or false");
    assertRefused(limits, Map.of(), "true or false");
    assertThat(limits.key()).isEqualTo("approval-limits");
    assertThat(limits.input("operation").orElseThrow().allowed())
        .contains(List.of("ADJUSTMENT", "VOUCHER_GRANT"));
    assertThat(limits.input("points").orElseThrow().least()).isEqualByComparingTo("1");
    assertThat(limits.input("points").orElseThrow().greatest()).isEqualByComparingTo("1000000000");
    assertThat(limits.input("value").orElseThrow().least()).isEqualByComparingTo("0");
  }
}
