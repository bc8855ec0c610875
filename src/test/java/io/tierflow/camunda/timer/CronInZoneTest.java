package io.tierflow.camunda.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Times of the day are those of the zone: west and east of the machine's, where clocks change by an
 * hour, by half an hour, at midnight, or leave out a day. Daily work is done once a day, hourly
 * work goes on.
 */
class CronInZoneTest {

  private static final String MONTHLY = "0 0 3 1 * ?";
  private static final String DAILY = "0 0 9 * * ?";

  @ParameterizedTest
  @CsvSource({
    "America/Los_Angeles, 2026-11-01T03:00:00Z, 2026-11-01T11:00:00Z",
    "America/Los_Angeles, 2026-11-01T11:00:00Z, 2026-12-01T11:00:00Z",
    "Pacific/Honolulu, 2026-10-31T12:00:00Z, 2026-11-01T13:00:00Z",
    "Etc/GMT+12, 2026-11-01T03:00:00Z, 2026-11-01T15:00:00Z",
    "UTC, 2026-10-31T12:00:00Z, 2026-11-01T03:00:00Z",
    "Europe/Berlin, 2026-10-31T12:00:00Z, 2026-11-01T02:00:00Z",
    "Asia/Tokyo, 2026-10-31T12:00:00Z, 2026-10-31T18:00:00Z",
    "Asia/Kathmandu, 2026-10-31T12:00:00Z, 2026-10-31T21:15:00Z",
    "Pacific/Kiritimati, 2026-10-31T12:00:00Z, 2026-10-31T13:00:00Z",
  })
  void theFirstOfTheMonthIsThatOfTheZone(String zone, String after, String due) {
    assertThat(next(MONTHLY, zone, after)).isEqualTo(due);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/Los_Angeles",
        "America/St_Johns",
        "Europe/Berlin",
        "Africa/Cairo",
        "Australia/Lord_Howe",
        "America/Asuncion",
        "Pacific/Apia"
      })
  void whateverTheClocksDoEachDayIsDueOnce(String zone) {
    for (String cron : List.of("0 0 0 * * *", "0 30 1 * * *", "0 15 2 * * *", DAILY)) {
      List<LocalDate> days = new ArrayList<>();
      for (Instant due : dues(cron, zone, "2010-12-31T12:00:00Z", 5 * 365)) {
        days.add(LocalDate.ofInstant(due, ZoneId.of(zone)));
      }
      assertThat(days).as("%s %s", zone, cron).doesNotHaveDuplicates();
      LocalDate first = days.get(0);
      LocalDate last = days.get(days.size() - 1);
      // The clocks of Apia went over 30 December 2011.
      assertThat(first.datesUntil(last.plusDays(1)))
          .as("%s %s", zone, cron)
          .allMatch(day -> days.contains(day) || day.equals(LocalDate.of(2011, 12, 30)));
    }
  }

  @Test
  void whatIsLeftOutIsDueAsMuchLater() {
    assertThat(next("0 30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z"))
        .isEqualTo("2026-03-29T01:30:00Z");
    assertThat(next("0 30 2 * * *", "Europe/Berlin", "2026-03-29T01:10:00Z"))
        .isEqualTo("2026-03-29T01:30:00Z");
    assertThat(next("0 30 2 * * *", "Europe/Berlin", "2026-03-29T01:30:00Z"))
        .isEqualTo("2026-03-30T00:30:00Z");
  }

  @Test
  void whatComesTwiceIsDueAtItsFirst() {
    assertThat(next("0 30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z"))
        .isEqualTo("2026-10-25T00:30:00Z");
    assertThat(next("0 30 2 * * *", "Europe/Berlin", "2026-10-25T00:30:00Z"))
        .isEqualTo("2026-10-26T01:30:00Z");
    assertThat(next("0 30 2 * * *", "Europe/Berlin", "2026-10-25T01:10:00Z"))
        .isEqualTo("2026-10-26T01:30:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Berlin", "America/Los_Angeles", "Pacific/Apia", "UTC"})
  void whatIsDueEveryHourGoesOn(String zone) {
    for (String cron : List.of("0 0 * * * *", "0 0 */1 * * *", "@hourly")) {
      List<Instant> dues = dues(cron, zone, "2011-01-01T00:00:00Z", 24 * 400);
      for (int each = 1; each < dues.size(); each++) {
        assertThat(dues.get(each)).isEqualTo(dues.get(each - 1).plusSeconds(3600));
      }
    }
  }

  @Test
  void theTimeOfTheDayStaysWhenClocksChange() {
    ZoneId zone = ZoneId.of("America/Los_Angeles");
    assertThat(dues(DAILY, zone.getId(), "2026-01-01T00:00:00Z", 400))
        .extracting(due -> ZonedDateTime.ofInstant(due, zone).toLocalTime())
        .containsOnly(LocalTime.of(9, 0));
  }

  @Test
  void whatIsNeverDueHasNoNext() {
    assertThat(new CronInZone("0 0 0 30 2 *", ZoneId.of("UTC")).next(Instant.EPOCH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 0 3 1 *", "0 0 25 * * *", "every month"})
  void whatIsNoExpressionIsRefused(String text) {
    assertThatThrownBy(() -> new CronInZone(text, ZoneId.of("UTC")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T03:00:00, 2026-12-01T03:00:00-08:00",
    "2026-07-01, 2026-07-01T00:00:00-07:00",
    "2026-12-01T03:00:00Z, 2026-12-01T03:00:00Z",
    "2026-12-01T03:00:00+02:00, 2026-12-01T03:00:00+02:00",
    "R3/2026-12-01T03:00:00/P1D, R3/2026-12-01T03:00:00-08:00/P1D",
    "R3/P2D, R3/P2D",
    "R/PT5S, R/PT5S",
    "P7D, P7D",
  })
  void aTimeWithoutOffsetIsTheProgrammes(String text, String completed) {
    assertThat(LocalTimes.withOffset(text, ZoneId.of("America/Los_Angeles"))).isEqualTo(completed);
  }

  private static String next(String cron, String zone, String after) {
    return new CronInZone(cron, ZoneId.of(zone))
        .next(Instant.parse(after))
        .orElseThrow()
        .toString();
  }

  private static List<Instant> dues(String cron, String zone, String from, int count) {
    CronInZone expression = new CronInZone(cron, ZoneId.of(zone));
    List<Instant> dues = new ArrayList<>();
    Instant due = Instant.parse(from);
    for (int each = 0; each < count; each++) {
      due = expression.next(due).orElseThrow();
      dues.add(due);
    }
    return dues;
  }
}
