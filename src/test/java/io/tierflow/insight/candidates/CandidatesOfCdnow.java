package io.tierflow.insight.candidates;

import io.tierflow.testsupport.ProgrammeData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * CDNOW's customers as candidates for a tier of 30 points within twelve months, a point for ten
 * dollars, decided at the ends of months.
 */
final class CandidatesOfCdnow {

  static final double THRESHOLD = 30;

  private static final double POINTS_PER_DOLLAR = 0.1;
  private static final YearMonth FIRST_MONTH = YearMonth.of(1997, 1);

  private final Map<String, TreeMap<LocalDate, Double>> pointsByDay = new TreeMap<>();

  CandidatesOfCdnow() {
    for (String line : lines()) {
      String[] cells = line.split(",");
      if (!cells[0].equals("transaction_id")) {
        pointsByDay
            .computeIfAbsent(cells[1], member -> new TreeMap<>())
            .merge(
                LocalDate.parse(cells[5].substring(0, 10)),
                Double.parseDouble(cells[3]) * POINTS_PER_DOLLAR,
                Double::sum);
      }
    }
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(ProgrammeData.folder().resolve("transactions.csv"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The quarter after a month, with nothing in it that was known after that month. */
  Quarter quarterAfter(YearMonth month) {
    List<Candidate> candidates = new ArrayList<>();
    List<Candidate> others = new ArrayList<>();
    Set<String> reached = new HashSet<>();
    pointsByDay.forEach(
        (member, days) -> {
          Candidate candidate = candidate(member, days, month);
          if (candidate.earned().isEmpty()) {
            return;
          }
          if (reaches(days, FIRST_MONTH, month)) {
            others.add(candidate);
          } else {
            candidates.add(candidate);
            if (reaches(days, month.plusMonths(1), month.plusMonths(3))) {
              reached.add(member);
            }
          }
        });
    return new Quarter(month.atEndOfMonth(), candidates, others, reached);
  }

  private static Candidate candidate(
      String member, TreeMap<LocalDate, Double> days, YearMonth month) {
    LocalDate asOf = month.atEndOfMonth();
    List<EarningDay> earned =
        days.headMap(asOf, true).entrySet().stream()
            .map(day -> new EarningDay(day.getKey(), day.getValue()))
            .toList();
    LocalDate until = month.plusMonths(3).atEndOfMonth();
    double still =
        days.subMap(windowStart(until), true, asOf, true).values().stream()
            .mapToDouble(Double::doubleValue)
            .sum();
    return new Candidate(member, asOf, earned, THRESHOLD, until, still);
  }

  private static boolean reaches(TreeMap<LocalDate, Double> days, YearMonth from, YearMonth to) {
    for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      LocalDate end = month.atEndOfMonth();
      double sum =
          days.subMap(windowStart(end), true, end, true).values().stream()
              .mapToDouble(Double::doubleValue)
              .sum();
      if (sum >= THRESHOLD - 1e-9) {
        return true;
      }
    }
    return false;
  }

  private static LocalDate windowStart(LocalDate end) {
    return end.plusDays(1).minusYears(1);
  }
}
