package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the airline's tables say, by heart. The tables stand in {@code /oracle/airline}. */
final class AirlinePolicy {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final String CURRENCY = "USD";
  static final int REACH_BACK_DAYS = 90;

  /** Tiers, lowest first. */
  static final List<String> TIERS = List.of("REGULAR", "SILVER", "GOLD", "PLATINUM", "VIP");

  private static final BigDecimal THIRD =
      BigDecimal.ONE.divide(number("3"), MathContext.DECIMAL128);
  private static final BigDecimal THIRTIETH =
      BigDecimal.ONE.divide(number("30"), MathContext.DECIMAL128);

  private static final Map<String, Kind> KINDS =
      Map.of(
          "FLIGHT", new Kind(false, true, true, true, true, null),
          "CARD_SPEND", new Kind(true, true, false, false, true, null),
          "PURCHASE", new Kind(true, true, true, true, true, null),
          "BOOKING", new Kind(true, true, true, false, true, null),
          "EVENT", new Kind(false, true, true, false, true, null),
          "REFERRAL", new Kind(false, false, false, false, false, null),
          "REVIEW", new Kind(false, false, false, false, false, 2));

  private AirlinePolicy() {}

  /** What counts of a kind of activity. */
  record Kind(
      boolean amountRequired,
      boolean amountAllowed,
      boolean spend,
      boolean counted,
      boolean refundable,
      Integer dailyLimit) {}

  static Kind kind(String code) {
    return KINDS.get(code);
  }

  static Terms terms(Activity activity, String tier, String agreement) {
    return switch (activity.kind) {
      case "FLIGHT" -> flight(activity, tier, agreement);
      case "CARD_SPEND" -> card(activity, agreement);
      case "PURCHASE" -> purchase(tier, agreement);
      case "BOOKING" -> Terms.fixed(number("20"), 6, "5");
      case "EVENT" -> Terms.fixed(number("20"), 12, null);
      case "REFERRAL" -> Terms.fixed(number("100"), 12, "0");
      case "REVIEW" -> Terms.fixed(number("10"), 3, null);
      default -> throw new IllegalArgumentException(activity.kind);
    };
  }

  private static Terms flight(Activity flight, String tier, String agreement) {
    if ("CORP".equals(agreement)) {
      return Terms.share(number("0.30"), "1", 12, "2");
    }
    if ("FIRST".equals(flight.cabin)) {
      return Terms.share(number("0.25"), "1.5", 36, "3");
    }
    if ("BUSINESS".equals(flight.cabin)) {
      return flight.isOfMiles(2_000)
          ? Terms.fixed(number("500"), 24, "1200")
          : Terms.fixed(number("150"), 24, "400");
    }
    if (flight.quantity == null) {
      return TIERS.indexOf(tier) >= TIERS.indexOf("PLATINUM")
          ? Terms.share(THIRD, "1.25", 24, null)
          : Terms.share(number("0.1"), "1", 18, null);
    }
    if (flight.isOfMiles(3_000)) {
      return Terms.fixed(number("120"), 24, "200");
    }
    return flight.isOfMiles(800)
        ? Terms.fixed(number("60"), 18, "90")
        : Terms.fixed(flight.quantity.divide(BigDecimal.TEN, 0, RoundingMode.FLOOR), 12, null);
  }

  private static Terms card(Activity spend, String agreement) {
    if ("BANK".equals(agreement)) {
      return Terms.share(THIRTIETH, "1.1", 12, null);
    }
    if ("GROCERIES".equals(spend.category)) {
      return Terms.share(number("0.02"), "1", 18, "0");
    }
    return "TRAVEL".equals(spend.category) || "DINING".equals(spend.category)
        ? Terms.share(number("0.05"), "1.5", 6, "0.5")
        : Terms.share(number("0.01"), "1", 6, "0.25");
  }

  private static Terms purchase(String tier, String agreement) {
    if ("CORP".equals(agreement)) {
      return Terms.share(number("0.125"), "1.3", null, "1.1");
    }
    return switch (tier) {
      case "GOLD" -> Terms.share(number("0.10"), "1.5", 24, null);
      case "PLATINUM" -> Terms.share(number("0.10"), "1.75", 24, "1");
      case "VIP" -> Terms.share(number("0.10"), "2", 24, null);
      default -> Terms.share(number("0.10"), "1", 24, null);
    };
  }

  /** The promotions for an activity, in the order of the rows. */
  static List<Offer> offers(Activity activity) {
    List<Offer> offers = new ArrayList<>();
    LocalDateTime at = activity.at;
    boolean flight = activity.kind.equals("FLIGHT");
    boolean card = activity.kind.equals("CARD_SPEND");
    boolean purchase = activity.kind.equals("PURCHASE");
    if (flight
        && !at.isBefore(LocalDateTime.parse("2025-11-10T12:00:00"))
        && at.isBefore(LocalDateTime.parse("2025-11-12T12:00:00"))) {
      offers.add(Offer.of("DOUBLE_QUALIFICATION", "0", "0").qualifying("1"));
    }
    if ((flight || purchase) && isWithin(at, "2025-10-25", "2025-10-26")) {
      offers.add(Offer.of("AUTUMN_WEEKEND", "1", "0"));
    }
    if ((flight || purchase) && isWithin(at, "2026-03-28", "2026-03-29")) {
      offers.add(Offer.of("SPRING_WEEKEND", "1", "0"));
    }
    if (card && "GROCERIES".equals(activity.category) && isWithin(at, "2025-12-08", "2025-12-14")) {
      offers.add(Offer.of("GROCERY_WEEK", "2.5", "0").upTo("6", "12"));
    }
    if ((purchase || card || activity.kind.equals("BOOKING"))
        && at.getHour() >= 1
        && at.getHour() <= 6) {
      offers.add(Offer.of("EARLY_BIRD", "0", "3").upTo("40", null));
    }
    if (card && "DINING".equals(activity.category)) {
      offers.add(Offer.of("DINING", "0.333333", "2").qualifying("0.1").upTo("30", "2000"));
    }
    if (purchase && at.getDayOfWeek() == DayOfWeek.TUESDAY) {
      offers.add(Offer.of("TUESDAY_SHARE", "0.5", "0").alone().upTo("25", null));
      offers.add(Offer.of("TUESDAY_BONUS", "0", "8").alone().upTo(null, "60"));
    }
    return offers;
  }

  private static boolean isWithin(LocalDateTime at, String first, String last) {
    LocalDate day = at.toLocalDate();
    return !day.isBefore(LocalDate.parse(first)) && !day.isAfter(LocalDate.parse(last));
  }

  /** The tier that a year's figures earn. */
  static String tier(long qualifying, BigDecimal spend, long transactions, String agreement) {
    if (qualifying >= 9_000) {
      return "VIP";
    }
    if (qualifying >= 5_000 || spend.compareTo(number("12000")) >= 0) {
      return "PLATINUM";
    }
    if (qualifying >= 2_000 || transactions >= 30) {
      return "GOLD";
    }
    boolean silver = qualifying >= 600 || "CORP".equals(agreement) && qualifying >= 250;
    return silver ? "SILVER" : "REGULAR";
  }

  static boolean isReviewed(String tier) {
    return tier.equals("VIP");
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
