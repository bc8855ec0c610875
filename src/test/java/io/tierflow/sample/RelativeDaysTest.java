package io.tierflow.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RelativeDaysTest {

  private final RelativeDays days = new RelativeDays(LocalDate.of(2028, 3, 5));

  @Test
  void daysAreCountedBackFromToday() {
    assertThat(days.resolve("{today},{today-12}T10:15:00Z"))
        .isEqualTo("2028-03-05,2028-02-22T10:15:00Z");
  }

  @Test
  void aBirthdayIsTheSameDayOfAnEarlierYear() {
    assertThat(days.resolve("A,{today-5 in 1992},B")).isEqualTo("A,1992-02-29,B");
  }

  @Test
  void aBirthdayNeedsALeapYearOnALeapDay() {
    assertThatThrownBy(() -> days.resolve("{today-5 in 1990}"))
        .isInstanceOf(DateTimeException.class);
  }
}
