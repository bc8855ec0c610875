package io.tierflow.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierflow.testsupport.core.CoreTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How kinds are written, and how people read them. */
@CoreTest
class ActivityKindTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "flight", "1ST", "CARD SPEND", "_A", "FLÜGE", "A\n"})
  void whatIsNoCodeIsNoKind(String text) {
    assertThat(ActivityKind.isCode(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new ActivityKind(text));
  }

  @Test
  void aCodeHasAtMost32Characters() {
    assertThat(ActivityKind.isCode("A".repeat(32))).isTrue();
    assertThat(ActivityKind.isCode("A".repeat(33))).isFalse();
    assertThat(ActivityKind.isCode(null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "CARD_SPEND, card spend, Card spend",
    "NIGHT,      night,      Night",
    "A,          a,          A"
  })
  void peopleReadWords(String code, String words, String label) {
    ActivityKind kind = new ActivityKind(code);

    assertThat(kind.words()).isEqualTo(words);
    assertThat(kind.label()).isEqualTo(label);
    assertThat(kind).hasToString(code);
  }

  @Test
  void theRefundIsInNoTable() {
    assertThat(ActivityKind.isDefinable("REFUND")).isFalse();
    assertThat(ActivityKind.isDefinable("REFUNDS")).isTrue();
    assertThat(new ActivityKind("REFUND").isRefund()).isTrue();
    assertThat(new ActivityKind("PURCHASE").isRefund()).isFalse();
  }
}
