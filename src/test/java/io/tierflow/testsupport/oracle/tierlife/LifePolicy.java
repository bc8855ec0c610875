package io.tierflow.testsupport.oracle.tierlife;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A programme's tables, in words of Java: every agreement has terms of its own. Its answers are
 * deployed for the product, and asked by the oracle.
 */
final class LifePolicy {

  static final List<String> TIERS = List.of("REGULAR", "SILVER", "GOLD", "VIP");
  static final String KEEP = "KEEP";
  static final String GRACE = "GRACE";
  static final String LOWER = "LOWER";

  /** Agreements by number; null stands for none. */
  static final List<String> AGREEMENTS = agreements();

  private static final BigDecimal RATE = new BigDecimal("0.1");
  private static final List<String> MULTIPLIERS = List.of("1", "1.25", "1.5", "2");
  private static final int[][] POINTS = {{0, 60, 150, 400}, {0, 100, 300, 800}, {0, 80, 200, 500}};
  static final int[] SPEND = {0, 700, 2_000, 5_000};
  static final int[] TRANSACTIONS = {0, 4, 8, 14};
  static final Days SEASON = new Days(LocalDate.of(2027, 6, 1), LocalDate.of(2027, 8, 31));
  private static final LifeTerms[] SAME_FOR_ALL_TIERS = {
    terms(Window.ROLLING_12_MONTHS, "12_MONTHS", 30),
    terms(Window.CALENDAR_YEAR, LifeTerms.END_OF_NEXT_PERIOD, 60),
    terms(Window.CALENDAR_QUARTER, LifeTerms.END_OF_NEXT_PERIOD, 30),
    terms(Window.MEMBERSHIP_YEAR, LifeTerms.END_OF_NEXT_PERIOD, 0),
    terms(Window.ROLLING_12_MONTHS, "6_MONTHS", 0),
    terms(Window.CALENDAR_YEAR, "6_MONTHS", 30),
    terms(Window.CALENDAR_QUARTER, "12_MONTHS", 60),
    terms(Window.MEMBERSHIP_YEAR, "12_MONTHS", 30),
    terms(Window.ROLLING_12_MONTHS, LifeTerms.UNLIMITED, 0),
    terms(Window.CALENDAR_QUARTER, "6_MONTHS", 0)
  };
  private static final LifeTerms[][] BY_TIER = {
    {
      terms(Window.CALENDAR_QUARTER, LifeTerms.UNLIMITED, 0),
      terms(Window.ROLLING_12_MONTHS, "6_MONTHS", 0),
      terms(Window.CALENDAR_YEAR, LifeTerms.END_OF_NEXT_PERIOD, 60),
      terms(Window.MEMBERSHIP_YEAR, "12_MONTHS", 30)
    },
    {
      terms(Window.ROLLING_12_MONTHS, "12_MONTHS", 0),
      terms(Window.CALENDAR_QUARTER, LifeTerms.END_OF_NEXT_PERIOD, 30),
      terms(Window.ROLLING_12_MONTHS, "12_MONTHS", 60),
      terms(Window.CALENDAR_YEAR, LifeTerms.END_OF_NEXT_PERIOD, 0)
    },
    {
      terms(Window.MEMBERSHIP_YEAR, "6_MONTHS", 0),
      terms(Window.MEMBERSHIP_YEAR, LifeTerms.END_OF_NEXT_PERIOD, 60),
      terms(Window.CALENDAR_QUARTER, "6_MONTHS", 30),
      terms(Window.ROLLING_12_MONTHS, LifeTerms.UNLIMITED, 0)
    }
  };

  private int version;

  private static LifeTerms terms(Window window, String validity, int graceDays) {
    return new LifeTerms(window, validity, graceDays);
  }

  private static List<String> agreements() {
    List<String> codes = new ArrayList<>();
    codes.add(null);
    for (int number = 1; number < 13; number++) {
      codes.add("LIFE-" + number);
    }
    return codes;
  }

  /** Deploys the next version of the terms: those of another agreement for every second one. */
  void changeTerms() {
    version++;
  }

  LifeTerms terms(String tier, String agreement) {
    int number = number(agreement);
    int kind = number % 2 == version % 2 ? number : (number + 5 * version) % AGREEMENTS.size();
    return kind < SAME_FOR_ALL_TIERS.length
        ? SAME_FOR_ALL_TIERS[kind]
        : BY_TIER[kind - SAME_FOR_ALL_TIERS.length][rank(tier)];
  }

  /** What an amount earns. */
  BigDecimal share(BigDecimal amount, String tier) {
    return amount.multiply(RATE).multiply(multiplier(tier));
  }

  BigDecimal multiplier(String tier) {
    return new BigDecimal(MULTIPLIERS.get(rank(tier)));
  }

  /** Points earn tiers; some agreements also let spend and transactions do so. */
  String eligible(LifeFigures figures, String agreement) {
    for (int rank = TIERS.size() - 1; rank > 0; rank--) {
      if (figures.points() >= threshold(rank, agreement, figures.asOf())
          || spendCounts(agreement)
              && figures.spend().compareTo(BigDecimal.valueOf(SPEND[rank])) >= 0
              && figures.transactions() >= TRANSACTIONS[rank]) {
        return TIERS.get(rank);
      }
    }
    return TIERS.get(0);
  }

  private static long threshold(int rank, String agreement, LocalDate asOf) {
    return rank == 1 && SEASON.contain(asOf)
        ? inSeason(points(rank, agreement))
        : points(rank, agreement);
  }

  /** The points that earn the first tier above the lowest in the season. */
  static int inSeason(int points) {
    return points * 4 / 5;
  }

  /** The points that earn a tier. */
  static int points(int rank, String agreement) {
    return POINTS[number(agreement) % POINTS.length][rank];
  }

  static boolean spendCounts(String agreement) {
    return number(agreement) % 2 == 1;
  }

  /** KEEP, GRACE or LOWER. */
  String retention(String current, String earned, long points, long daysInGrace, String agreement) {
    long threshold = points(rank(current), agreement);
    if (rank(earned) >= rank(current) || daysInGrace > 0 && points * 100 >= threshold * 85) {
      return KEEP;
    }
    boolean grace = terms(current, agreement).graceDays() > 0;
    boolean hopeless = mayBeHopeless(agreement) && points * 10 < threshold;
    if (daysInGrace == 0 && grace && !hopeless) {
      return GRACE;
    }
    return daysInGrace > 0 && daysInGrace <= 20 && !landsSoftly(agreement) ? GRACE : LOWER;
  }

  /** To which tier it is lowered: the next one below, or the one that is earned. */
  String lowered(String earned, String below, String agreement) {
    return landsSoftly(agreement) ? below : earned;
  }

  /** Whether members with few points get no grace period. */
  static boolean mayBeHopeless(String agreement) {
    return number(agreement) % 4 == 3;
  }

  static boolean landsSoftly(String agreement) {
    return number(agreement) % 3 != 1;
  }

  boolean isReviewed(String change, String current, String target, String agreement) {
    if (change.equals("UPGRADE")) {
      return rank(target) == TIERS.size() - 1 && number(agreement) % 5 < 2;
    }
    return change.equals("LOWERING")
        && rank(current) > (number(agreement) % 3 == 0 ? 0 : 1)
        && number(agreement) % 4 != 2;
  }

  static int rank(String tier) {
    return TIERS.indexOf(tier);
  }

  static String higher(String one, String other) {
    return rank(one) >= rank(other) ? one : other;
  }

  private static int number(String agreement) {
    return AGREEMENTS.indexOf(agreement);
  }
}
