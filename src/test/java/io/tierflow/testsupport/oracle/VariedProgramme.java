package io.tierflow.testsupport.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A programme of a few hundred members, always the same: what they do is drawn by chance, but for
 * those at the head, of whom each is a case of its own.
 */
public final class VariedProgramme {

  public static final YearMonth FIRST_MONTH = YearMonth.of(2026, 6);
  public static final YearMonth LAST_MONTH = YearMonth.of(2026, 10);

  public static final String BELOW_SILVER = "E01";
  public static final String REFUNDED_AFTER_EARNING = "E02";
  public static final String SPENT_THEN_REFUNDED = "E03";
  public static final String LATE_ARRIVALS = "E04";
  public static final String DECLINED_BY_SPEND = "E05";
  public static final String DECLINED_BY_POINTS = "E06";
  public static final String REVIEW_LEFT_OPEN = "E07";
  public static final String APPROVED = "E08";
  public static final String CORPORATE_DECLINED = "E09";
  public static final String CLOSED = "E10";

  private static final int DRAWN = 300;
  private static final LocalDate IN_JUNE = LocalDate.of(2026, 6, 10);

  private final Random chance = new Random(1997);
  private final List<String> members = new ArrayList<>();
  private final List<String> transactions = new ArrayList<>();

  public VariedProgramme() {
    members.add(
        "member_number,full_name,email,phone,birth_date,enrolled_on,account_type,tier,opening_points");
    transactions.add("transaction_id,member_number,kind,amount,currency,occurred_at,refund_of");
    casesOfTheirOwn();
    for (int number = 1; number <= DRAWN; number++) {
      draw("R%03d".formatted(number));
    }
  }

  public String membersCsv() {
    return String.join("\n", members);
  }

  public String transactionsCsv() {
    return String.join("\n", transactions);
  }

  private void casesOfTheirOwn() {
    enrol(BELOW_SILVER, "INDIVIDUAL", "", "");
    purchase(BELOW_SILVER, "900.00", IN_JUNE);
    enrol(REFUNDED_AFTER_EARNING, "INDIVIDUAL", "", "");
    purchase(REFUNDED_AFTER_EARNING, "1200.00", IN_JUNE);
    enrol(SPENT_THEN_REFUNDED, "INDIVIDUAL", "", "");
    purchase(SPENT_THEN_REFUNDED, "1000.00", IN_JUNE);
    purchase(SPENT_THEN_REFUNDED, "400.00", LocalDate.of(2026, 8, 3));
    enrol(LATE_ARRIVALS, "INDIVIDUAL", "", "");
    purchase(LATE_ARRIVALS, "150.00", LocalDate.of(2026, 2, 10));
    enrol(DECLINED_BY_SPEND, "INDIVIDUAL", "", "");
    purchase(DECLINED_BY_SPEND, "12000.00", IN_JUNE);
    enrol(DECLINED_BY_POINTS, "INDIVIDUAL", "", "");
    for (int day = 1; day <= 11; day++) {
      record(DECLINED_BY_POINTS, "REFERRAL", "0.00", LocalDate.of(2026, 6, day), "");
    }
    enrol(REVIEW_LEFT_OPEN, "INDIVIDUAL", "", "");
    purchase(REVIEW_LEFT_OPEN, "12000.00", IN_JUNE);
    purchase(REVIEW_LEFT_OPEN, "300.00", LocalDate.of(2026, 8, 3));
    enrol(APPROVED, "INDIVIDUAL", "", "");
    purchase(APPROVED, "12000.00", IN_JUNE);
    purchase(APPROVED, "300.00", LocalDate.of(2026, 8, 3));
    enrol(CORPORATE_DECLINED, "CORPORATE", "", "");
    purchase(CORPORATE_DECLINED, "2000.00", IN_JUNE);
    enrol(CLOSED, "INDIVIDUAL", "", "");
    purchase(CLOSED, "500.00", IN_JUNE);

    enrol("E11-moved-in", "INDIVIDUAL", "GOLD", "500");
    purchase("E11-moved-in", "33.33", LocalDate.of(2026, 7, 10));
    enrol("E12-moved-in-rich", "INDIVIDUAL", "", "5000");
    enrol("E13-free-purchases", "INDIVIDUAL", "", "");
    for (int time = 0; time < 50; time++) {
      purchase("E13-free-purchases", "0.00", IN_JUNE.plusDays(time % 15));
    }
    enrol("E14-half-points", "INDIVIDUAL", "", "");
    purchase("E14-half-points", "5.00", IN_JUNE);
    purchase("E14-half-points", "5.00", IN_JUNE.plusMonths(1));
    enrol("E15-refunded-before", "INDIVIDUAL", "", "");
    String refunded = purchase("E15-refunded-before", "500.00", IN_JUNE);
    record("E15-refunded-before", "REFUND", "500.00", IN_JUNE.plusDays(2), refunded);
    enrol("E16-nothing", "INDIVIDUAL", "", "");
  }

  private void draw(String member) {
    enrol(
        member,
        chance.nextInt(20) == 0 ? "CORPORATE" : "INDIVIDUAL",
        chance.nextInt(15) == 0 ? "SILVER" : "",
        chance.nextInt(15) == 0 ? "120" : "");
    for (YearMonth month = FIRST_MONTH.minusMonths(2);
        !month.isAfter(LAST_MONTH);
        month = month.plusMonths(1)) {
      for (int left = chance.nextInt(4) - 1; left > 0; left--) {
        draw(member, month.atDay(1 + chance.nextInt(28)));
      }
    }
  }

  private void draw(String member, LocalDate day) {
    switch (chance.nextInt(12)) {
      case 0 -> record(member, "BOOKING", "0.00", day, "");
      case 1 -> record(member, "REVIEW", "0.00", day, "");
      case 2 -> record(member, "REFUND", "33.00", day.plusDays(9), purchase(member, "80.00", day));
      default -> purchase(member, amount().toString(), day);
    }
  }

  /** Many little, few big: about 100.00 on average. */
  private BigDecimal amount() {
    return BigDecimal.valueOf(Math.exp(3.7 + 1.5 * chance.nextGaussian()))
        .setScale(2, RoundingMode.HALF_UP);
  }

  private void enrol(String member, String accountType, String tier, String openingPoints) {
    members.add(
        "%s,Member %s,%s@example.com,+12025550100,,2026-01-01,%s,%s,%s"
            .formatted(member, member, member.toLowerCase(), accountType, tier, openingPoints));
  }

  private String purchase(String member, String amount, LocalDate day) {
    return record(member, "PURCHASE", amount, day, "");
  }

  private String record(String member, String kind, String amount, LocalDate day, String refundOf) {
    String id = "X%05d".formatted(transactions.size());
    transactions.add(
        "%s,%s,%s,%s,USD,%sT12:00:00Z,%s".formatted(id, member, kind, amount, day, refundOf));
    return id;
  }
}
