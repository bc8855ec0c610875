package io.tierflow.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

public class TestRequirementTest {

  @TempDir private Path folder;

  @Test
  public void aTestIsSkippedWithASentenceWhereWhatItNeedsIsAbsent() {
    ConditionEvaluationResult result = evaluate(false);

    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason())
        .hasValueSatisfying(reason -> assertThat(reason).contains(folder.toString()));
  }

  @Test
  public void aTestFailsWithThatSentenceWhereNothingMayBeSkipped() {
    assertThatThrownBy(() -> evaluate(true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("This test needs members.csv and transactions.csv");
  }

  @Test
  public void aTestRunsWhereWhatItNeedsIsPresent() throws IOException {
    Files.createFile(folder.resolve("members.csv"));
    Files.createFile(folder.resolve("transactions.csv"));

    assertThat(evaluate(true).isDisabled()).isFalse();
  }

  private ConditionEvaluationResult evaluate(boolean obligatory) {
    return new ProgrammeData(folder, obligatory).evaluateExecutionCondition(null);
  }
}
