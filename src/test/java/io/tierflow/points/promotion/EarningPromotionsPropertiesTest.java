package io.tierflow.points.promotion;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.points.LedgerEntry;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Limits of promotions under whatever happens, reckoned apart. */
@CoreTest
class EarningPromotionsPropertiesTest {

  /**
   * Random purchases, refunds and upgrades of three members, reckoned apart: each promotion's sum
   * per member and in all stays within its limits, is what is left of each award, and both kinds of
   * points are the sum of all shares, rounded down.
   */
  @Test
  void limitsHoldWhateverIsBoughtAndReturned() {
    for (int seed = 0; seed < 60; seed++) {
      new RandomProgramme(seed).run();
    }
  }

  /** A programme in which things happen at random, and what an auditor reckons of it. */
  private static final class RandomProgramme {

    private static final BigDecimal RATE = new BigDecimal("0.1");
    private static final BigDecimal MEMBER_LIMIT = new BigDecimal("50");
    private static final BigDecimal PROGRAMME_LIMIT = new BigDecimal("90");

    private final Random random;
    private final CoreProgramme programme = new CoreProgramme();
    private final List<CoreMember> members = new ArrayList<>();
    private final Map<String, Purchase> purchases = new LinkedHashMap<>();
    private int count;

    private RandomProgramme(int seed) {
      random = new Random(seed);
      for (String number : List.of("M-1", "M-2", "M-3")) {
        members.add(programme.enrol(number, Tier.valueOf("REGULAR"), 0));
      }
      programme
          .tables()
          .collect(
              "earning-promotions",
              inputs ->
                  List.of(
                      EarningPromotionsTest.row(
                          "LIMITED",
                          "addedMultiplier",
                          0.5,
                          "memberLimit",
                          50,
                          "programmeLimit",
                          90),
                      EarningPromotionsTest.row(
                          "OPEN", "addedMultiplier", 0.2, "addedQualifyingMultiplier", 0)));
    }

    private void run() {
      for (int step = 0; step < 60; step++) {
        CoreMember member = members.get(random.nextInt(members.size()));
        switch (random.nextInt(3)) {
          case 0 -> buy(member);
          case 1 -> refund();
          default -> upgrade(member);
        }
        check();
      }
    }

    private void buy(CoreMember member) {
      String id = "T-%04d".formatted(++count);
      BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(30_000), 2);
      member.buys(id, amount.toPlainString());
      purchases.put(id, new Purchase(member.number(), amount));
    }

    private void refund() {
      List<String> left =
          purchases.entrySet().stream()
              .filter(each -> each.getValue().net.signum() > 0)
              .map(Map.Entry::getKey)
              .toList();
      if (!left.isEmpty()) {
        String id = left.get(random.nextInt(left.size()));
        Purchase purchase = purchases.get(id);
        BigDecimal part =
            BigDecimal.valueOf(1 + random.nextInt(purchase.net.unscaledValue().intValue()), 2);
        new CoreMember(programme, purchase.member)
            .refunds("R-" + ++count, id, part.toPlainString());
        purchase.net = purchase.net.subtract(part);
      }
    }

    private void upgrade(CoreMember member) {
      member.upgrades("run-" + ++count, TODAY);
      purchases.values().stream()
          .filter(each -> each.member.equals(member.number()) && each.earnedNet == null)
          .forEach(this::award);
    }

    private void award(Purchase purchase) {
      purchase.earnedNet = purchase.net;
      BigDecimal left =
          MEMBER_LIMIT
              .subtract(awarded(purchase.member))
              .min(PROGRAMME_LIMIT.subtract(awarded(null)))
              .max(BigDecimal.ZERO);
      purchase.limited =
          six(six(purchase.net.multiply(RATE)).multiply(new BigDecimal("0.5"))).min(left);
    }

    private BigDecimal awarded(String member) {
      return purchases.values().stream()
          .filter(each -> member == null || each.member.equals(member))
          .map(Purchase::limitedNow)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void check() {
      assertThat(awarded(null)).isLessThanOrEqualTo(PROGRAMME_LIMIT);
      for (CoreMember member : members) {
        assertThat(awarded(member.number())).isLessThanOrEqualTo(MEMBER_LIMIT);
        List<Purchase> own =
            purchases.values().stream()
                .filter(each -> each.member.equals(member.number()))
                .toList();
        assertThat(earned(member)).isEqualTo(floor(own, true));
        assertThat(member.ledger().stream().mapToLong(LedgerEntry::getQualifyingPoints).sum())
            .isEqualTo(floor(own, false));
      }
      List<PromotionCounter> counters = programme.store().all(PromotionCounter.class);
      assertThat(counters)
          .allSatisfy(
              counter -> assertThat(counter.getAwarded()).isEqualByComparingTo(awarded(null)));
    }

    private long earned(CoreMember member) {
      return member.ledger().stream().mapToLong(LedgerEntry::earnedPoints).sum();
    }

    private static long floor(List<Purchase> purchases, boolean points) {
      return purchases.stream()
          .map(each -> points ? each.points() : each.qualifying())
          .reduce(BigDecimal.ZERO, BigDecimal::add)
          .setScale(0, RoundingMode.FLOOR)
          .longValueExact();
    }

    static BigDecimal six(BigDecimal number) {
      return number.setScale(6, RoundingMode.HALF_UP);
    }
  }

  /** A purchase as the auditor sees it. */
  private static final class Purchase {

    private final String member;
    private BigDecimal net;
    private BigDecimal earnedNet;
    private BigDecimal limited;

    private Purchase(String member, BigDecimal amount) {
      this.member = member;
      this.net = amount;
    }

    private BigDecimal base() {
      return now(RandomProgramme.six(earned(RandomProgramme.RATE)));
    }

    private BigDecimal open() {
      return now(
          RandomProgramme.six(
              RandomProgramme.six(earned(RandomProgramme.RATE)).multiply(new BigDecimal("0.2"))));
    }

    BigDecimal limitedNow() {
      return limited == null ? BigDecimal.ZERO : now(limited);
    }

    private BigDecimal points() {
      return base().add(open()).add(limitedNow());
    }

    private BigDecimal qualifying() {
      return base().add(limitedNow());
    }

    private BigDecimal earned(BigDecimal rate) {
      return earnedNet == null ? BigDecimal.ZERO : earnedNet.multiply(rate);
    }

    private BigDecimal now(BigDecimal share) {
      return earnedNet == null || net.signum() == 0
          ? BigDecimal.ZERO
          : share.multiply(net).divide(earnedNet, 6, RoundingMode.HALF_UP);
    }
  }
}
