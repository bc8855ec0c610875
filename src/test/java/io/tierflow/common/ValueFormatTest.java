package io.tierflow.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each value has one form, wherever it comes in. */
class ValueFormatTest {

  @ParameterizedTest
  @CsvSource({
    "2026-10-31T12:00:00Z, 2026-10-31T12:00:00Z",
    "2026-10-31T12:00Z, 2026-10-31T12:00:00Z",
    "2026-10-31t12:00:00z, 2026-10-31T12:00:00Z",
    "2026-10-31T14:00:00+02:00, 2026-10-31T12:00:00Z",
    "2026-10-31T14:00:00+0200, 2026-10-31T12:00:00Z",
    "2026-10-31T14:00:00+02, 2026-10-31T12:00:00Z",
    "2026-10-31T06:30:00.250-0530, 2026-10-31T12:00:00.250Z",
  })
  void anInstantTakesItsOffsetInAnyFormOfIso8601(String text, Instant instant) {
    assertThat(ValueFormat.INSTANT.read(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-10-31T12:00:00",
        "2026-10-31 12:00:00Z",
        "2026-10-31T12:00:00Z+02:00",
        "2026-10-31T12:00:00+25:00",
        "2026-02-29T12:00:00Z",
        "+12026-10-31T12:00:00Z",
      })
  void anInstantOfAnotherFormIsRefused(String text) {
    assertThatThrownBy(() -> ValueFormat.INSTANT.read(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachTypeSaysWhatItAccepts() {
    assertThat(ValueFormat.acceptedOf(int.class)).hasValue(ValueFormat.SMALL.accepted());
    assertThat(ValueFormat.acceptedOf(Long.class)).hasValue(ValueFormat.WHOLE.accepted());
    assertThat(ValueFormat.acceptedOf(DayOfWeek.class).orElseThrow()).startsWith("one of [MONDAY");
    assertThat(ValueFormat.acceptedOf(Object.class)).isEmpty();
  }
}
