package io.tierflow.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** How purchases spread over a real programme's members, as quantiles of its data. */
final class Spread {

  private final long[] amounts;
  private final long[] inMonth;
  private final long[] before;

  private Spread(Properties quantiles) {
    this.amounts = list(quantiles, "amount");
    this.inMonth = list(quantiles, "month");
    this.before = list(quantiles, "history");
  }

  /** The quantiles that lie beside this class, with their source. */
  static Spread ofRealProgramme() {
    Properties quantiles = new Properties();
    try (InputStream file = Spread.class.getResourceAsStream("spread.properties")) {
      quantiles.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Spread(quantiles);
  }

  /** The amount of a purchase, in the programme's currency. */
  BigDecimal amount(SplittableRandom chance) {
    return BigDecimal.valueOf(one(amounts, chance), 2);
  }

  /** How many purchases a member makes in a month in which they buy at all. */
  int purchasesInMonth(SplittableRandom chance) {
    return (int) one(inMonth, chance);
  }

  /** How many purchases such a member made in the eleven months before. */
  int purchasesBefore(SplittableRandom chance) {
    return (int) one(before, chance);
  }

  private static long one(long[] quantiles, SplittableRandom chance) {
    return quantiles[chance.nextInt(quantiles.length)];
  }

  private static long[] list(Properties quantiles, String name) {
    return Stream.of(quantiles.getProperty(name).split(",\\s*"))
        .mapToLong(Long::parseLong)
        .toArray();
  }
}
