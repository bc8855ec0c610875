package io.tierflow.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * How purchases spread over a real programme's members: the CDNOW customers of Fader and Hardie
 * (2001), 69,659 purchases of 23,570 customers.
 *
 * <p>{@code customer-months.csv} holds 500 of the 11,443 months from December 1997 in which a
 * customer bought something: all of them in the order of their twelve months' spend, every 23rd
 * taken. It says how many purchases the customer made in that month and in the eleven before, and
 * what they spent, in cents.
 */
final class Spread {

  /** Amounts of the purchases in cents: 100 quantiles, the middle of each per cent. */
  private static final int[] AMOUNTS = {
    479, 677, 877, 949, 998, 1049, 1097, 1149, 1177, 1177, 1177, 1188, 1225, 1249, 1277, 1297, 1299,
        1299, 1377, 1397,
    1397, 1399, 1430, 1437, 1437, 1477, 1496, 1496, 1496, 1499, 1499, 1536, 1536, 1570, 1596, 1648,
        1730, 1799, 1899, 1996,
    1999, 2099, 2176, 2270, 2348, 2377, 2448, 2498, 2548, 2578, 2614, 2673, 2699, 2773, 2798, 2847,
        2893, 2933, 2973, 2998,
    3048, 3098, 3198, 3306, 3440, 3533, 3644, 3747, 3810, 3897, 3984, 4070, 4152, 4244, 4328, 4412,
        4499, 4636, 4797, 4968,
    5107, 5283, 5451, 5607, 5786, 5949, 6147, 6443, 6707, 6996, 7302, 7703, 8169, 8694, 9279, 10034,
        11048, 12508, 15053, 21977
  };

  private final List<CustomerMonth> months;

  private Spread(List<CustomerMonth> months) {
    this.months = months;
  }

  /**
   * A month in which a customer bought something.
   *
   * @param purchasesBefore purchases of the eleven months before
   * @param spendBefore their sum in cents
   * @param purchases purchases of the month
   * @param spend their sum in cents
   */
  record CustomerMonth(int purchasesBefore, long spendBefore, int purchases, long spend) {

    private static CustomerMonth of(String line) {
      String[] fields = line.split(",");
      return new CustomerMonth(
          Integer.parseInt(fields[0]),
          Long.parseLong(fields[1]),
          Integer.parseInt(fields[2]),
          Long.parseLong(fields[3]));
    }
  }

  /** The customer-months that lie beside this class. */
  static Spread ofRealProgramme() {
    try (BufferedReader file =
            new BufferedReader(
                new InputStreamReader(
                    Spread.class.getResourceAsStream("customer-months.csv"),
                    StandardCharsets.US_ASCII));
        Stream<String> lines = file.lines()) {
      return new Spread(lines.skip(1).map(CustomerMonth::of).toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** One of the customer-months. */
  CustomerMonth customerMonth(SplittableRandom chance) {
    return months.get(chance.nextInt(months.size()));
  }

  /** Amounts that add up to a sum in cents and differ from each other as real purchases do. */
  static BigDecimal[] amounts(int count, long sum, SplittableRandom chance) {
    int[] weights = new int[count];
    long weight = 0;
    for (int index = 0; index < count; index++) {
      weights[index] = AMOUNTS[chance.nextInt(AMOUNTS.length)];
      weight += weights[index];
    }
    BigDecimal[] amounts = new BigDecimal[count];
    long left = sum;
    for (int index = 0; index < count; index++) {
      long cents = index == count - 1 ? left : sum * weights[index] / weight;
      left -= cents;
      amounts[index] = BigDecimal.valueOf(cents, 2);
    }
    return amounts;
  }
}
