package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What members do, drawn by chance: at all times of the day, often where a promotion begins or the
 * clocks change, some of it refunded in parts, some of it arriving late or twice, some of it wrong.
 */
final class DrawnActivities {

  private static final List<String> CABINS =
      List.of("FIRST", "BUSINESS", "BUSINESS", "ECONOMY", "");
  private static final List<String> CATEGORIES =
      List.of("GROCERIES", "GROCERIES", "DINING", "TRAVEL", "FUEL", "");

  /** Instants around which something begins or ends. */
  private static final List<String> EDGES =
      List.of(
          "2025-10-24T22:00:00Z",
          "2025-10-26T00:30:00Z",
          "2025-10-26T01:30:00Z",
          "2025-10-26T23:00:00Z",
          "2025-11-10T11:00:00Z",
          "2025-11-12T11:00:00Z",
          "2025-12-07T23:00:00Z",
          "2025-12-14T23:00:00Z",
          "2026-03-27T23:00:00Z",
          "2026-03-29T01:00:00Z",
          "2026-03-29T22:00:00Z");

  private final Random chance;
  private final List<YearMonth> months;
  private final Map<YearMonth, List<String>> files;
  private int ids;

  DrawnActivities(Random chance, List<YearMonth> months, Map<YearMonth, List<String>> files) {
    this.chance = chance;
    this.months = months;
    this.files = files;
  }

  void draw(String member) {
    int most = chance.nextInt(8) == 0 ? 10 : 4;
    for (int month = 0; month < months.size(); month++) {
      for (int left = chance.nextInt(most); left > 0; left--) {
        draw(member, month);
      }
    }
  }

  private void draw(String member, int month) {
    Instant at = time(months.get(month));
    int arrival = arrival(month);
    String kind = kind();
    String currency = currency(kind);
    String amount = amount(kind);
    String id = id();
    String line =
        "%s,%s,%s,%s,%s,%s,,%s,%s,%s"
            .formatted(
                id,
                member,
                kind,
                amount,
                currency,
                at,
                kind.equals("CARD_SPEND") ? one(CATEGORIES) : "",
                kind.equals("FLIGHT") ? quantity() : "",
                kind.equals("FLIGHT") ? one(CABINS) : "");
    add(arrival, line);
    if (chance.nextInt(60) == 0) {
      add(arrival + chance.nextInt(2), line);
    }
    if (kind.equals("REVIEW")) {
      for (int more = chance.nextInt(4); more > 0; more--) {
        add(arrival, line.replace(id, id()));
      }
    }
    if (chance.nextInt(4) == 0) {
      refund(member, id, currency, amount, at, arrival);
    }
  }

  /** In one to three parts, at times one too many or too much. */
  private void refund(
      String member, String id, String currency, String amount, Instant at, int arrival) {
    BigDecimal left = amount.isEmpty() ? BigDecimal.ZERO : new BigDecimal(amount);
    int month = arrival;
    for (int parts = 1 + chance.nextInt(3); parts > 0 && month < months.size(); parts--) {
      BigDecimal part =
          chance.nextInt(3) == 0
              ? left
              : left.multiply(BigDecimal.valueOf(1 + chance.nextInt(70)))
                  .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
      boolean tooMuch = chance.nextInt(25) == 0;
      add(
          month,
          "%s,%s,REFUND,%s,%s,%s,%s,,,"
              .formatted(
                  id(),
                  member,
                  tooMuch ? left.add(new BigDecimal("0.01")) : amount.isEmpty() ? "" : part,
                  currency,
                  later(at, months.get(month)),
                  id));
      left = tooMuch ? left : left.subtract(part);
      month += chance.nextInt(4);
    }
  }

  private Instant later(Instant at, YearMonth month) {
    Instant start = month.atDay(1).atStartOfDay(AirlinePolicy.ZONE).toInstant();
    Instant end = month.plusMonths(1).atDay(1).atStartOfDay(AirlinePolicy.ZONE).toInstant();
    Instant from = at.isAfter(start) ? at : start;
    long seconds = Math.max(1, end.getEpochSecond() - from.getEpochSecond());
    return from.plusSeconds((long) (chance.nextDouble() * seconds));
  }

  private void add(int month, String line) {
    if (month < months.size()) {
      files.get(months.get(month)).add(line);
    }
  }

  /** Most arrive in their month, some later, a few too late to earn. */
  private int arrival(int month) {
    int draw = chance.nextInt(100);
    if (draw < 86) {
      return month;
    }
    return month + (draw < 94 ? 1 : draw < 97 ? 2 : 3);
  }

  private Instant time(YearMonth month) {
    if (chance.nextInt(5) == 0) {
      List<Instant> edges =
          EDGES.stream()
              .map(Instant::parse)
              .filter(each -> YearMonth.from(local(each)).equals(month))
              .toList();
      if (!edges.isEmpty()) {
        return one(edges).plusSeconds(chance.nextInt(3) - 1L);
      }
    }
    if (chance.nextInt(40) == 0) {
      // Of the next month already when the file arrives.
      return month
          .plusMonths(1)
          .atDay(1)
          .atStartOfDay(AirlinePolicy.ZONE)
          .plusMinutes(chance.nextInt(120))
          .toInstant();
    }
    LocalDate day = month.atDay(1 + chance.nextInt(month.lengthOfMonth()));
    LocalDateTime time = day.atTime(chance.nextInt(24), chance.nextInt(4) * 15);
    return ZonedDateTime.of(time, AirlinePolicy.ZONE).toInstant();
  }

  private static LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, AirlinePolicy.ZONE);
  }

  private String kind() {
    int draw = chance.nextInt(100);
    if (draw < 35) {
      return "FLIGHT";
    }
    if (draw < 60) {
      return "CARD_SPEND";
    }
    if (draw < 82) {
      return "PURCHASE";
    }
    return one(List.of("BOOKING", "EVENT", "REFERRAL", "REVIEW"));
  }

  private String currency(String kind) {
    int draw = chance.nextInt(100);
    if (kind.startsWith("RE") || draw < 60) {
      return "USD";
    }
    return draw < 94 ? "EUR" : "GBP";
  }

  /** Empty where there may be none, and at times where there must be one. */
  private String amount(String kind) {
    boolean optional = kind.equals("FLIGHT") || kind.equals("EVENT");
    if (kind.startsWith("RE") || optional && chance.nextBoolean() || chance.nextInt(200) == 0) {
      return "";
    }
    if (chance.nextInt(40) == 0) {
      return "0.00";
    }
    return BigDecimal.valueOf(Math.exp(4.3 + 1.2 * chance.nextGaussian()))
        .setScale(2, RoundingMode.HALF_UP)
        .toString();
  }

  private String quantity() {
    return switch (chance.nextInt(6)) {
      case 0 -> "";
      case 1 -> one(List.of("799.99", "800", "2000", "1999.5", "3000", "9.9"));
      default -> Integer.toString(100 + chance.nextInt(6_000));
    };
  }

  private String id() {
    ids++;
    return "A%07d".formatted(ids);
  }

  private <T> T one(List<T> choices) {
    return choices.get(chance.nextInt(choices.size()));
  }
}
