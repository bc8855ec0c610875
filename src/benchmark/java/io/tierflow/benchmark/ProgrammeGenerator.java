package io.tierflow.benchmark;

import io.tierflow.benchmark.GeneratedMember.Earned;
import io.tierflow.benchmark.GeneratedMember.Purchase;
import io.tierflow.benchmark.GeneratedMember.Rise;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a programme of any size: members, a year's purchases spread as in a real programme, and
 * what earlier runs made of all of them but the measured month's. The same seed gives the same
 * members, and the first of a large programme are those of a small one.
 *
 * @param members how many
 * @param month the measured month, whose purchases have not earned yet
 * @param activeShare how many of the members buy in that month, from 0 to 1
 * @param seed where chance begins
 */
record ProgrammeGenerator(int members, YearMonth month, double activeShare, long seed) {

  private static final int MONTHS_BEFORE = 11;
  private static final Spread SPREAD = Spread.ofRealProgramme();

  /** The members in the order of their numbers, made while the stream is read. */
  Stream<GeneratedMember> stream() {
    return IntStream.rangeClosed(1, members).mapToObj(this::member);
  }

  private GeneratedMember member(int index) {
    return new Life(index).lived();
  }

  /** One member's year. */
  private final class Life {

    private final int index;
    private final String number;
    private final SplittableRandom chance;
    private final List<Purchase> purchases = new ArrayList<>();
    private final List<Earned> earned = new ArrayList<>();
    private final List<Rise> rises = new ArrayList<>();
    private final LocalDate enrolledOn;
    private String tier = "REGULAR";
    private LocalDate tierSince;
    private BigDecimal exact = BigDecimal.ZERO;
    private BigDecimal spend = BigDecimal.ZERO;
    private long balance;

    private Life(int index) {
      this.index = index;
      this.number = "B%07d".formatted(index);
      this.chance = new SplittableRandom(seed * 1_000_003 + index);
      this.enrolledOn = month.minusMonths(MONTHS_BEFORE + 1L + chance.nextInt(12)).atDay(1);
      this.tierSince = enrolledOn;
    }

    private GeneratedMember lived() {
      Spread.CustomerMonth like = SPREAD.customerMonth(chance);
      BigDecimal[] before = Spread.amounts(like.purchasesBefore(), like.spendBefore(), chance);
      int[] perMonth = new int[MONTHS_BEFORE];
      for (int purchase = 0; purchase < before.length; purchase++) {
        perMonth[chance.nextInt(MONTHS_BEFORE)]++;
      }
      int from = 0;
      for (int monthOf = 0; monthOf < MONTHS_BEFORE; monthOf++) {
        if (perMonth[monthOf] > 0) {
          pass(
              month.minusMonths(MONTHS_BEFORE - monthOf),
              Arrays.copyOfRange(before, from, from + perMonth[monthOf]));
          from += perMonth[monthOf];
        }
      }
      if (chance.nextDouble() < activeShare) {
        buy(month, Spread.amounts(like.purchases(), like.spend(), chance), null, null, null);
      }
      return new GeneratedMember(number, enrolledOn, tier, tierSince, purchases, earned, rises);
    }

    /** A month of which a run has made points and perhaps a tier. */
    private void pass(YearMonth past, BigDecimal[] amounts) {
      String run = "earlier:%s:%s".formatted(past, number);
      LocalDate end = past.atEndOfMonth();
      int from = purchases.size();
      buy(past, amounts, HandWrittenPolicy.terms("PURCHASE", tier), end, run);
      LocalDate last = end;
      for (Purchase purchase : purchases.subList(from, purchases.size())) {
        exact = exact.add(purchase.share());
        spend = spend.add(purchase.amount());
        last = LocalDate.ofInstant(purchase.occurredAt(), ZoneOffset.UTC);
      }
      long points = exact.setScale(0, RoundingMode.FLOOR).longValueExact() - balance;
      if (points > 0) {
        balance += points;
        earned.add(
            new Earned(
                points, balance, end, run, last.plusMonths(HandWrittenPolicy.VALIDITY_MONTHS)));
      }
      rise(end, run);
    }

    private void rise(LocalDate end, String run) {
      HandWrittenPolicy.Eligibility reached =
          HandWrittenPolicy.eligibility(balance, spend, purchases.size());
      if (HandWrittenPolicy.isAbove(reached.tier(), tier)) {
        rises.add(new Rise(tier, reached, end, run));
        tier = reached.tier();
        tierSince = end;
      }
    }

    private void buy(
        YearMonth when,
        BigDecimal[] amounts,
        HandWrittenPolicy.Terms terms,
        LocalDate earnedOn,
        String by) {
      long[] seconds =
          chance.longs(amounts.length, 0, when.lengthOfMonth() * 86_400L).sorted().toArray();
      for (int index = 0; index < amounts.length; index++) {
        purchases.add(
            new Purchase(
                "G%07d-%03d".formatted(this.index, purchases.size() + 1),
                amounts[index],
                start(when).plusSeconds(seconds[index]),
                terms,
                earnedOn,
                by));
      }
    }

    private static Instant start(YearMonth when) {
      return when.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }
}
