package io.tierflow.testsupport.node;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A programme of any size whose members have been there for a year when its first month with
 * purchases ends: most members have bought a little, every tenth nothing, one of a hundred rises to
 * SILVER, and one of a thousand to a tier that is reviewed.
 */
public final class GeneratedProgramme {

  private static final BigDecimal RATE = new BigDecimal("0.10");

  private final YearMonth month;
  private final Map<String, List<BigDecimal>> purchases = new TreeMap<>();

  /**
   * Makes the programme, always the same.
   *
   * @param size how many members
   * @param month the month of their purchases
   */
  public GeneratedProgramme(int size, YearMonth month) {
    this.month = month;
    for (int index = 1; index <= size; index++) {
      purchases.put("F%06d".formatted(index), purchases(index));
    }
  }

  private static List<BigDecimal> purchases(int index) {
    if (index % 1_000 == 7) {
      return List.of(new BigDecimal("12000.00"));
    }
    if (index % 100 == 3) {
      return List.of(new BigDecimal("1000.00"), new BigDecimal("500.00"));
    }
    return switch (index % 10) {
      case 0 -> List.of();
      // Half a point: it counts, but there is nothing to book.
      case 1 -> List.of(new BigDecimal("5.00"));
      case 2, 3, 4 -> List.of(small(index), small(index + 1));
      default -> List.of(small(index));
    };
  }

  /** From 10.00 to below 50.00. */
  private static BigDecimal small(int seed) {
    return BigDecimal.valueOf(1_000 + seed * 37L % 4_000, 2);
  }

  public int size() {
    return purchases.size();
  }

  /** Members with a purchase, who can't be left out. */
  public List<String> active() {
    return purchases.entrySet().stream()
        .filter(member -> !member.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Members whose new tier waits for a review. */
  public long underReview() {
    return purchases.values().stream().filter(own -> points(own) >= 1_000).count();
  }

  /** Points of every member after the month's run. */
  public Map<String, Long> points() {
    Map<String, Long> points = new TreeMap<>();
    purchases.forEach((number, own) -> points.put(number, points(own)));
    return points;
  }

  private static long points(List<BigDecimal> own) {
    return own.stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .multiply(RATE)
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }

  /** The day on which everybody has been a member for a year. */
  public LocalDate anniversary() {
    return month.atEndOfMonth();
  }

  public InputStream membersCsv() {
    LocalDate enrolment = anniversary().minusYears(1);
    List<String> lines = new ArrayList<>();
    lines.add("member_number,full_name,email,phone,birth_date,enrolled_on,account_type");
    purchases
        .keySet()
        .forEach(
            number ->
                lines.add(
                    "%s,Member %s,%s@example.com,,,%s,INDIVIDUAL"
                        .formatted(number, number, number.toLowerCase(), enrolment)));
    return bytes(lines);
  }

  public InputStream transactionsCsv() {
    List<String> lines = new ArrayList<>();
    lines.add("transaction_id,member_number,kind,amount,currency,occurred_at");
    purchases.forEach(
        (number, own) -> {
          for (int place = 0; place < own.size(); place++) {
            lines.add(
                "%s-%d,%s,PURCHASE,%s,USD,%sT12:00:00Z"
                    .formatted(number, place, number, own.get(place), month.atDay(10 + place)));
          }
        });
    return bytes(lines);
  }

  private static InputStream bytes(List<String> lines) {
    return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }
}
