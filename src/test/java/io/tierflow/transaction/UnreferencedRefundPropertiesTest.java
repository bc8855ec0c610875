package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever refunds come, with a receipt or without, all is what a simple model reckons. */
@CoreTest
class UnreferencedRefundPropertiesTest {

  private static final int REACH_DAYS = 60;

  enum Event {
    PURCHASE,
    NAMED_REFUND,
    RETURN,
    UPGRADE,
    OTHER_TERMS,
    DAYS
  }

  record Happening(Event event, int size) {}

  @Provide
  Arbitrary<List<Happening>> lives() {
    return Combinators.combine(
            Arbitraries.of(Event.class), Arbitraries.integers().between(1, 20_000))
        .as(Happening::new)
        .list()
        .ofMaxSize(40);
  }

  @Property
  void pointsAndNetAmountsAreThoseOfTheModel(@ForAll("lives") List<Happening> life) {
    Story story = new Story();
    for (Happening each : life) {
      story.happens(each);
      story.assertIsAsReckoned();
    }
  }

  /** A member's life, told to the product and reckoned beside it in cents and thousandths. */
  private static final class Story {

    private final CoreProgramme programme =
        new CoreProgramme(
            new RefundSettings(RefundSettings.Unreferenced.MATCH, Duration.ofDays(REACH_DAYS)));
    private final CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    private final Map<String, Reckoned> byId = new LinkedHashMap<>();
    private final Deque<String> latestFirst = new ArrayDeque<>();
    private int multiplier = 1;
    private int count;

    private Story() {
      programme
          .tables()
          .deploy(
              "points-earning",
              inputs ->
                  Map.of("rate", 0.1, "multiplier", multiplier, "validityMonths", 5 + multiplier));
    }

    void happens(Happening happening) {
      count++;
      int size = happening.size();
      switch (happening.event()) {
        case PURCHASE -> buy(size);
        case NAMED_REFUND -> refund(size);
        case RETURN -> giveBack(size);
        case UPGRADE -> upgrade();
        case OTHER_TERMS -> multiplier = 1 + size % 4;
        case DAYS -> programme.clock().advance(Duration.ofDays(size % 40));
      }
      programme.clock().advance(Duration.ofSeconds(1));
    }

    private LocalDate today() {
      return LocalDate.ofInstant(programme.clock().instant(), ZoneId.of("Europe/Berlin"));
    }

    private void buy(int cents) {
      String id = "T-" + count;
      member.buys(id, money(cents));
      byId.put(id, new Reckoned(cents, today(), programme.clock().instant().getEpochSecond()));
      latestFirst.addFirst(id);
    }

    private void refund(int size) {
      if (byId.isEmpty()) {
        return;
      }
      String id = new ArrayList<>(byId.keySet()).get(size % byId.size());
      Reckoned purchase = byId.get(id);
      long part = purchase.left * (size % 4 + 1) / 4;
      if (part > 0) {
        member.refunds("N-" + count, id, money(part));
        purchase.left -= part;
      }
    }

    private void giveBack(int cents) {
      long earliest =
          programme.clock().instant().minus(Duration.ofDays(REACH_DAYS)).getEpochSecond();
      List<Reckoned> reached =
          latestFirst.stream().map(byId::get).filter(each -> each.second >= earliest).toList();
      if (reached.stream().mapToLong(each -> each.left).sum() < cents) {
        assertThatThrownBy(() -> member.returns("R-" + count, money(cents)))
            .isInstanceOf(InvalidInputException.class);
        return;
      }
      member.returns("R-" + count, money(cents));
      long open = cents;
      for (Reckoned each : reached) {
        long part = Math.min(open, each.left);
        each.left -= part;
        open -= part;
      }
    }

    private void upgrade() {
      LocalDate asOf = today();
      member.upgrades("run-" + count, asOf);
      byId.values().stream()
          .filter(each -> each.multiplier == 0 && !each.day.isBefore(asOf.minusDays(89)))
          .forEach(each -> each.multiplier = multiplier);
    }

    void assertIsAsReckoned() {
      long thousandths = 0;
      for (Map.Entry<String, Reckoned> each : byId.entrySet()) {
        Transaction kept = programme.store().find(Transaction.class, each.getKey());
        Reckoned reckoned = each.getValue();
        assertThat(kept.getNetAmount()).isEqualByComparingTo(money(reckoned.left));
        thousandths += reckoned.left * reckoned.multiplier;
      }
      assertThat(member.balance()).isEqualTo(thousandths / 1_000);
      assertThat(member.shortfall()).isZero();
      assertThat(refunded()).isEqualByComparingTo(matchedAndNamed());
    }

    private BigDecimal refunded() {
      return programme.store().all(Transaction.class).stream()
          .filter(each -> each.getKind().equals(Kinds.REFUND))
          .map(Transaction::getAmount)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal matchedAndNamed() {
      return programme.store().all(Transaction.class).stream()
          .map(Transaction::getRefundedAmount)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  private static String money(long cents) {
    return BigDecimal.valueOf(cents, 2).setScale(2, RoundingMode.UNNECESSARY).toPlainString();
  }

  /** A purchase in cents; a multiplier of 0 says that it has not earned. */
  private static final class Reckoned {

    private final LocalDate day;
    private final long second;
    private long left;
    private int multiplier;

    private Reckoned(long left, LocalDate day, long second) {
      this.left = left;
      this.day = day;
      this.second = second;
    }
  }
}
