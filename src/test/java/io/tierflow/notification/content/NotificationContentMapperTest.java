package io.tierflow.notification.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.notification.content.CampaignContent.VoucherExpiring;
import io.tierflow.notification.content.MemberFigures.ExpiringPoints;
import io.tierflow.notification.content.MemberFigures.ExpiringVouchers;
import io.tierflow.notification.content.MemberFigures.NextTier;
import io.tierflow.notification.content.NotificationContent.TierUpgrade;
import io.tierflow.notification.content.NotificationContent.UpgradeGift;
import io.tierflow.notification.content.NotificationContent.UpgradeVoucher;
import io.tierflow.testsupport.notification.StoredContents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the outbox stores is read again, for every kind and as it was stored before. */
class NotificationContentMapperTest {

  static Stream<Arguments> storedRows() {
    return Arrays.stream(MessageKind.values())
        .flatMap(kind -> StoredContents.of(kind).stream().map(row -> Arguments.of(kind, row)));
  }

  @ParameterizedTest
  @MethodSource("storedRows")
  void everyStoredRowIsReadAndWrittenAgainAsItWas(MessageKind kind, String row) {
    NotificationContent content = NotificationContentMapper.fromJson(kind, row);

    assertThat(content.kind()).isEqualTo(kind);
    assertThat(NotificationContentMapper.toJson(content)).isEqualTo(row);
  }

  @ParameterizedTest
  @EnumSource(MessageKind.class)
  void noKindIsWithoutRows(MessageKind kind) {
    assertThat(StoredContents.of(kind)).isNotEmpty();
  }

  @Test
  void anUpgradeHasItsVoucherAndGift() {
    assertThat(
            NotificationContentMapper.fromJson(
                MessageKind.TIER_UPGRADE, StoredContents.full(MessageKind.TIER_UPGRADE)))
        .isEqualTo(
            new TierUpgrade(
                "GOLD",
                "SILVER",
                new UpgradeVoucher(
                    "v-1", new BigDecimal("25.00"), "USD", LocalDate.parse("2027-01-29")),
                new UpgradeGift("Welcome gift box", true)));
  }

  @Test
  void aCampaignMessageHasTheMembersFigures() {
    assertThat(
            NotificationContentMapper.fromJson(
                MessageKind.VOUCHER_EXPIRING, StoredContents.full(MessageKind.VOUCHER_EXPIRING)))
        .isEqualTo(
            new VoucherExpiring(
                new MemberFigures(
                    "GOLD",
                    LocalDate.parse("2026-07-01"),
                    5L,
                    new NextTier("VIP", 120),
                    new ExpiringPoints(1_250, LocalDate.parse("2026-11-30")),
                    new ExpiringVouchers(
                        2, new BigDecimal("35.00"), "USD", LocalDate.parse("2026-11-14"), null),
                    null),
                3_400,
                50L));
  }

  @Test
  void aKeyThatTheKindDoesNotKnowIsIgnored() {
    assertThat(
            NotificationContentMapper.fromJson(
                MessageKind.POINTS_ALERT, "{\"balance\":\"1\",\"points\":\"1\",\"more\":\"x\"}"))
        .isEqualTo(new NotificationContent.PointsAlert(1, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"tier\":\"GOLD\"}",
        "{\"fromTier\":\"SILVER\",\"tier\":\"GOLD\",\"voucherId\":\"v-1\"}",
        "{\"fromTier\":\"SILVER\",\"tier\":\"GOLD\",\"voucherId\":\"v-1\",\"currency\":\"USD\","
            + "\"voucherAmount\":\"much\",\"voucherExpiresOn\":\"2027-01-29\"}",
        "{\"fromTier\":\"SILVER\",\"tier\":\"GOLD\",\"voucherId\":\"v-1\",\"currency\":\"USD\","
            + "\"voucherAmount\":\"25.00\",\"voucherExpiresOn\":\"soon\"}",
        "no JSON"
      })
  void aRowThatLacksSomethingIsRefused(String row) {
    assertThatThrownBy(() -> NotificationContentMapper.fromJson(MessageKind.TIER_UPGRADE, row))
        .isInstanceOf(UnreadableContentException.class);
  }

  @ParameterizedTest
  @EnumSource(MessageKind.class)
  void anErasedMembersRowIsRefused(MessageKind kind) {
    assertThatThrownBy(() -> NotificationContentMapper.fromJson(kind, "{}"))
        .isInstanceOf(UnreadableContentException.class);
  }
}
