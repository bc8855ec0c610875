package io.tierflow.notification.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.testsupport.notification.MessageSamples;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When phones do not ring. */
class QuietHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final QuietHours night = hours("21:00-08:00");

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T20:59:59Z, ",
    "2026-11-22T21:00:00Z, 2026-11-23T08:00:00Z",
    "2026-11-23T07:59:59Z, 2026-11-23T08:00:00Z",
    "2026-11-23T08:00:00Z, ",
  })
  void theNightIsTheProgrammesUnlessTheMemberHasAZone(Instant now, Instant end) {
    assertThat(night.endOf(MessageKind.POINTS_ALERT, Channel.SMS, null, now).orElse(null))
        .isEqualTo(end);
  }

  @Test
  void theNightIsTheMembers() {
    assertThat(smsAt("2026-11-22T20:00:00Z")).isEqualTo("2026-11-23T07:00:00Z");
    assertThat(smsAt("2026-11-23T07:00:00Z")).isNull();
  }

  @Test
  void theNightEndsByTheClockOnTheWall() {
    assertThat(smsAt("2026-03-28T22:00:00Z")).as("summer begins").isEqualTo("2026-03-29T06:00:00Z");
  }

  @Test
  void whatIsAboutTheMembersOwnComesByMailAtNight() {
    Instant now = Instant.parse("2026-11-22T23:00:00Z");

    assertThat(night.endOf(MessageKind.TIER_UPGRADE, Channel.EMAIL, BERLIN, now)).isEmpty();
    assertThat(night.endOf(MessageKind.SPECIAL_OFFER, Channel.EMAIL, BERLIN, now)).isPresent();
    assertThat(night.endOf(MessageKind.SPECIAL_OFFER, Channel.DASHBOARD, BERLIN, now)).isEmpty();
    assertThat(night.endOf(MessageKind.TIER_UPGRADE, Channel.PUSH, BERLIN, now)).isPresent();
  }

  @Test
  void hoursOfOneDayAndNoHoursAtAll() {
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");

    assertThat(hours("11:00-13:00").endOf(MessageKind.POINTS_ALERT, Channel.SMS, null, noon))
        .contains(Instant.parse("2026-11-22T13:00:00Z"));
    assertThat(hours("").endOf(MessageKind.POINTS_ALERT, Channel.SMS, null, noon)).isEmpty();
  }

  private String smsAt(String now) {
    return night
        .endOf(MessageKind.POINTS_ALERT, Channel.SMS, BERLIN, Instant.parse(now))
        .map(Instant::toString)
        .orElse(null);
  }

  private static QuietHours hours(String hours) {
    ProgrammeSettings programme =
        new ProgrammeSettings(
            Currency.getInstance("USD"), ZoneId.of("UTC"), null, null, null, null, null, null);
    return new QuietHours(MessageSamples.settingsWithQuietHours(hours, null), programme);
  }
}
