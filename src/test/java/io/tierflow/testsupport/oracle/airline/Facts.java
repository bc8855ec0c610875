package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How what is expected and what is found are written down, so that they can be compared. */
final class Facts {

  private Facts() {}

  static String account(
      String member,
      long balance,
      long shortfall,
      BigDecimal exact,
      long booked,
      BigDecimal exactQualifying,
      long qualifyingBooked) {
    return "account %s: balance %d, shortfall %d, earned %s, booked %d, qualifying %s, booked %d"
        .formatted(
            member,
            balance,
            shortfall,
            text(exact),
            booked,
            text(exactQualifying),
            qualifyingBooked);
  }

  static String tier(String member, String shown, String confirmed) {
    return "tier %s: %s, confirmed %s".formatted(member, shown, confirmed);
  }

  static String figures(
      String member, long qualifying, BigDecimal month, BigDecimal year, long transactions) {
    return "figures %s: qualifying %d, month %s, year %s, transactions %d"
        .formatted(member, qualifying, text(month), text(year), transactions);
  }

  static String ledger(String member, String entries, long... sums) {
    return "ledger %s %s: %s"
        .formatted(
            member,
            entries,
            Arrays.stream(sums).mapToObj(Long::toString).collect(Collectors.joining(" ")));
  }

  static String transaction(
      String id,
      String earning,
      BigDecimal amount,
      BigDecimal refunded,
      BigDecimal share,
      BigDecimal qualifying) {
    return "transaction %s: %s, amount %s, refunded %s, points %s, qualifying %s"
        .formatted(id, earning, text(amount), text(refunded), text(share), text(qualifying));
  }

  static String promotion(
      String id, int place, String code, BigDecimal points, BigDecimal qualifying) {
    return "promotion %s %d: %s, points %s, qualifying %s"
        .formatted(id, place, code, text(points), text(qualifying));
  }

  static String counter(String code, BigDecimal points) {
    return "counter %s: %s".formatted(code, text(points));
  }

  private static String text(BigDecimal number) {
    return number == null
        ? "none"
        : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
