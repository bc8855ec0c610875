package io.tierflow.camunda.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.TierflowApplication;
import io.tierflow.policy.VocabularySource;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.deployment.TableFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A member comes to the lowest tier by a lowering alone, and upgrade-review is held to that. */
@SpringBootTest(classes = TierflowApplication.class)
@OnH2
class RareValueTest {

  private static final String ROW = "edited";

  @Autowired private TableCheck check;
  @Autowired private VocabularySource words;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "UPGRADE"
          "UPGRADE", "GRANT"
          not("LOWERING")
          """)
  void noUpgradeLeadsToTheLowestTier(String change) {
    assertThat(sentences("\"REGULAR\"", change))
        .singleElement()
        .satisfies(
            sentence ->
                assertThat(sentence)
                    .startsWith("upgrade-review, row ")
                    .endsWith(
                        "(edited), column targetTier: \"REGULAR\" never comes where change is "
                            + change
                            + "; accepted: one of \"SILVER\", \"GOLD\", \"VIP\", or \"REGULAR\""
                            + " where change is \"LOWERING\"."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "REGULAR"           | "LOWERING"
          "REGULAR"           | "UPGRADE", "LOWERING"
          "REGULAR"           | ``
          not("GOLD", "VIP")  | "UPGRADE"
          "REGULAR", "SILVER" | "UPGRADE"
          """)
  void theLowestTierMayStandWhereALoweringOrAnotherTierMatches(String targetTier, String change) {
    assertThat(sentences(targetTier, change)).isEmpty();
  }

  @Test
  void aTierThatThereIsNotIsNamedWithWhatIsAccepted() {
    assertThat(sentences("\"BRONZE TIER\"", "\"UPGRADE\""))
        .singleElement()
        .satisfies(
            sentence ->
                assertThat(sentence)
                    .endsWith(
                        "names a value that does not exist; accepted: one of \"SILVER\","
                            + " \"GOLD\", \"VIP\", or \"REGULAR\" where change is"
                            + " \"LOWERING\"."));
  }

  private List<String> sentences(String targetTier, String change) {
    TableFile table =
        TableFile.of("upgrade-review")
            .copyAbove("review-high-spend", ROW)
            .cell(ROW, "targetTier", targetTier)
            .cell(ROW, "change", change);
    Findings findings = new Findings();
    check.check("upgrade-review.dmn", table.bytes(), words.current(), findings);
    return findings.all().stream().map(Finding::sentence).toList();
  }
}
