package io.tierflow.insight.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparklineTest {

  @Test
  void theLineGoesFromTheLowestToTheHighestValue() {
    assertThat(line("10", "30", "20").path()).isEqualTo("M2.0 30.0L60.0 2.0L118.0 16.0");
    assertThat(line("-5", "5").path()).isEqualTo("M2.0 30.0L118.0 2.0");
  }

  @Test
  void whatIsMissingInterruptsTheLine() {
    assertThat(line("1", "2", null, "3").path()).isEqualTo("M2.0 30.0L40.7 16.0M118.0 2.0h0.1");
    assertThat(line(null, null).isEmpty()).isTrue();
    assertThat(line(null, null).path()).isEmpty();
  }

  @Test
  void whatNeverChangesIsALineInTheMiddle() {
    assertThat(line("7", "7").path()).isEqualTo("M2.0 16.0L118.0 16.0");
  }

  private static Sparkline line(String... values) {
    return new Sparkline(
        Arrays.stream(values).map(text -> text == null ? null : new BigDecimal(text)).toList());
  }
}
