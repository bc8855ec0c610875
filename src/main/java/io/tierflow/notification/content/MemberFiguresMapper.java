package io.tierflow.notification.content;

import io.tierflow.notification.content.ContentTexts.Reader;
import io.tierflow.notification.content.ContentTexts.Writer;
import io.tierflow.notification.content.MemberFigures.ExpiringPoints;
import io.tierflow.notification.content.MemberFigures.ExpiringTier;
import io.tierflow.notification.content.MemberFigures.ExpiringVouchers;
import io.tierflow.notification.content.MemberFigures.NextTier;
import io.tierflow.notification.content.MemberFigures.PointsOfMonth;
import io.tierflow.notification.content.MemberFigures.ProgrammeEvent;
import io.tierflow.notification.content.MemberFigures.RecentPurchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A member's figures in the form in which the outbox stores them, and back. */
final class MemberFiguresMapper {

  /** What {@code tierGrace} says of a tier that ends with a grace period. */
  private static final String IN_GRACE = "IN_GRACE";

  /** Between two purchases; none of their texts has one. */
  private static final String BETWEEN = ";";

  private static final int PARTS = 4;

  private MemberFiguresMapper() {}

  static void write(MemberFigures member, Writer to) {
    to.put("tier", member.tier());
    to.put("lastActivityOn", member.lastActivityOn());
    to.put("years", member.years());
    if (member.nextTier() != null) {
      to.put("nextTier", member.nextTier().tier());
      to.put("pointsToGo", member.nextTier().pointsToGo());
      to.put("spendToGo", member.nextTier().spendToGo());
      to.put("spendCurrency", member.nextTier().currency());
    }
    if (member.expiringPoints() != null) {
      to.put("points", member.expiringPoints().points());
      to.put("pointsExpireOn", member.expiringPoints().expiresOn());
    }
    if (member.expiringVouchers() != null) {
      to.put("voucherCount", member.expiringVouchers().count());
      to.put("voucherAmount", member.expiringVouchers().amount());
      to.put("currency", member.expiringVouchers().currency());
      to.put("voucherExpiresOn", member.expiringVouchers().expiresOn());
      to.put("voucherId", member.expiringVouchers().voucherId());
    }
    if (member.expiringTier() != null) {
      to.put("tierLastDay", member.expiringTier().lastDay());
      to.put("tierGrace", member.expiringTier().inGrace() ? IN_GRACE : null);
      to.put("pointsToKeepTier", member.expiringTier().pointsMissing());
    }
    if (!member.recentPurchases().isEmpty()) {
      to.put(
          "recentPurchases",
          member.recentPurchases().stream()
              .map(MemberFiguresMapper::text)
              .collect(Collectors.joining(BETWEEN)));
    }
    if (member.statement() != null) {
      to.put("statementMonth", member.statement().month());
      to.put("statementEarned", member.statement().earned());
      to.put("statementAdjusted", member.statement().adjusted());
      to.put("statementRedeemed", member.statement().redeemed());
      to.put("statementExpired", member.statement().expired());
    }
    if (member.event() != null) {
      to.put("eventName", member.event().name());
      to.put("eventPlace", member.event().place());
      to.put("eventOn", member.event().day());
    }
  }

  private static String text(RecentPurchase purchase) {
    return String.join(
        " ",
        purchase.day().toString(),
        purchase.kind(),
        purchase.amount().toPlainString(),
        purchase.currency());
  }

  private static RecentPurchase purchase(String text) {
    String[] parts = text.split(" ");
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("A purchase has a day, a kind, an amount and a currency.");
    }
    return new RecentPurchase(
        LocalDate.parse(parts[0]), parts[1], new BigDecimal(parts[2]), parts[3]);
  }

  static MemberFigures read(Reader from) {
    return new MemberFigures(
        from.text("tier"),
        from.day("lastActivityOn"),
        from.numberOrNull("years"),
        from.has("nextTier")
            ? new NextTier(
                from.text("nextTier"),
                from.number("pointsToGo"),
                from.amount("spendToGo"),
                from.text("spendCurrency"))
            : null,
        from.has("points")
            ? new ExpiringPoints(from.number("points"), from.day("pointsExpireOn"))
            : null,
        from.has("voucherCount")
            ? new ExpiringVouchers(
                from.number("voucherCount"),
                from.amount("voucherAmount"),
                from.text("currency"),
                from.day("voucherExpiresOn"),
                from.text("voucherId"))
            : null,
        from.has("tierLastDay")
            ? new ExpiringTier(
                from.day("tierLastDay"),
                IN_GRACE.equals(from.text("tierGrace")),
                from.numberOrNull("pointsToKeepTier"))
            : null,
        from.has("recentPurchases")
            ? Stream.of(from.text("recentPurchases").split(BETWEEN))
                .map(MemberFiguresMapper::purchase)
                .toList()
            : List.of(),
        from.has("statementMonth")
            ? new PointsOfMonth(
                from.value("statementMonth", YearMonth::parse),
                from.number("statementEarned"),
                from.number("statementAdjusted"),
                from.number("statementRedeemed"),
                from.number("statementExpired"))
            : null,
        from.has("eventPlace")
            ? new ProgrammeEvent(
                from.text("eventName"), from.text("eventPlace"), from.day("eventOn"))
            : null);
  }
}
