package io.tierflow.testsupport.oracle.airline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The programme of an airline, drawn by chance but always the same for its size: members, their
 * agreements, exchange rates, and for each month the file of what arrived in it.
 */
public final class GeneratedAirline {

  public static final YearMonth FIRST_MONTH = YearMonth.of(2025, 10);

  private static final LocalDate ENROLLED = LocalDate.of(2025, 6, 1);
  private static final LocalDate FIRST_DAY_OF_POUNDS = LocalDate.of(2025, 12, 1);

  /** One is not valid for three weeks in winter, another begins after a month. */
  private static final List<AgreementDays> AGREEMENTS =
      List.of(
          new AgreementDays("CORP", LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 19)),
          new AgreementDays("CORP", LocalDate.of(2026, 1, 10), null),
          new AgreementDays("BANK", LocalDate.of(2025, 11, 6), null));

  private final Random chance;
  private final NavigableMap<String, List<AgreementDays>> held = new TreeMap<>();
  private final List<String> members = new ArrayList<>();
  private final Map<YearMonth, List<String>> files = new HashMap<>();
  private final List<YearMonth> months;

  /** Draws a programme of so many members and months. */
  public GeneratedAirline(int size, int months) {
    this.chance = new Random(20_251_001);
    this.months = Stream.iterate(FIRST_MONTH, month -> month.plusMonths(1)).limit(months).toList();
    this.months.forEach(month -> files.put(month, new ArrayList<>()));
    DrawnActivities activities = new DrawnActivities(chance, this.months, files);
    for (int number = 1; number <= size; number++) {
      String member = "F%05d".formatted(number);
      enrol(member);
      activities.draw(member);
    }
  }

  private void enrol(String member) {
    members.add(
        "%s,Traveller %s,%s@example.com,,,%s,%s,"
            .formatted(
                member,
                member,
                member.toLowerCase(Locale.ROOT),
                ENROLLED,
                chance.nextInt(10) == 0 ? "CORPORATE" : "INDIVIDUAL"));
    held.put(member, drawnAgreements());
  }

  /** Some have one agreement, some change in the middle of a month, some have a gap. */
  private List<AgreementDays> drawnAgreements() {
    String code = chance.nextBoolean() ? "CORP" : "BANK";
    String other = code.equals("CORP") ? "BANK" : "CORP";
    LocalDate change = FIRST_MONTH.atDay(10).plusDays(chance.nextInt(150));
    return switch (chance.nextInt(6)) {
      case 0 -> List.of(new AgreementDays(code, ENROLLED, null));
      case 1 ->
          List.of(
              new AgreementDays(code, ENROLLED, change),
              new AgreementDays(other, change.plusDays(1), null));
      case 2 ->
          List.of(
              new AgreementDays(code, ENROLLED, change),
              new AgreementDays(code, change.plusDays(15), change.plusDays(200)));
      default -> List.of();
    };
  }

  public List<YearMonth> months() {
    return months;
  }

  /** When each agreement is valid. */
  public List<AgreementDays> agreements() {
    return AGREEMENTS;
  }

  /** Which agreements members have, by member number. */
  public NavigableMap<String, List<AgreementDays>> agreementsOfMembers() {
    return held;
  }

  /** The file of members. */
  public String members() {
    return "member_number,full_name,email,phone,birth_date,enrolled_on,account_type,language\n"
        + String.join("\n", members);
  }

  /** The file of rates of a month: of some of its days, and before the first month of all. */
  public String rates(YearMonth month) {
    List<String> lines = new ArrayList<>(List.of("currency,day,rate"));
    if (month.equals(FIRST_MONTH)) {
      lines.add("EUR,2025-09-20,1.0777");
    }
    for (int day = 1; day <= month.lengthOfMonth(); day += 3) {
      LocalDate date = month.atDay(day);
      lines.add("EUR,%s,%s".formatted(date, rate(1.08, date)));
      if (!date.isBefore(FIRST_DAY_OF_POUNDS)) {
        lines.add("GBP,%s,%s".formatted(date, rate(1.27, date)));
      }
    }
    return String.join("\n", lines);
  }

  private static String rate(double around, LocalDate day) {
    return "%.5f".formatted(around + 0.04 * Math.sin(day.toEpochDay() / 9.0)).replace(',', '.');
  }

  /** The file of what arrived in a month, in the order of arrival. */
  public String transactions(YearMonth month) {
    return Row.HEADER + "\n" + String.join("\n", files.get(month));
  }
}
