package io.tierflow.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.policy.ActivityKind;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.web.ConflictException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds of every ledger, whatever has happened to it. */
@CoreTest
class PointsLedgerPropertiesTest {

  private static final BigDecimal RATE = new BigDecimal("0.1");

  /** Valid for a month, half a year, two years and for ever. */
  private static final List<ActivityKind> KINDS =
      List.of(Kinds.REVIEW, Kinds.BOOKING, Kinds.PURCHASE, Kinds.EVENT);

  /** What may happen to a member's points; the size says how much of it. */
  enum Event {
    PURCHASE,
    REFUND,
    UPGRADE,
    SPENDING,
    REVERSED_SPENDING,
    CORRECTION_UP,
    CORRECTION_DOWN,
    MONTHS,
    EXPIRY
  }

  record Happening(Event event, int size) {}

  @Provide
  Arbitrary<List<Happening>> lives() {
    return Combinators.combine(
            Arbitraries.of(Event.class), Arbitraries.integers().between(1, 40_000))
        .as(Happening::new)
        .list()
        .ofMaxSize(40);
  }

  @Property
  void theBalanceIsTheSumOfTheLedgerAndOfItsLots(@ForAll("lives") List<Happening> life) {
    Story story = new Story();
    for (Happening each : life) {
      story.happens(each);
      story.assertAddsUp();
    }
  }

  @Property
  void whatIsEarnedIsTheSumOfExactSharesRoundedDownHoweverManyRunsThereAre(
      @ForAll List<@IntRange(min = 1, max = 999) Integer> cents,
      @ForAll @IntRange(min = 1, max = 5) int runEvery) {
    CoreProgramme programme = new CoreProgramme();
    CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    long points = 0;
    BigDecimal shares = BigDecimal.ZERO;
    for (int each = 0; each < cents.size(); each++) {
      BigDecimal amount = BigDecimal.valueOf(cents.get(each), 2);
      member.buys("T-" + each, amount.toString());
      shares = shares.add(amount.multiply(RATE));
      if (each % runEvery == 0) {
        points += member.upgrades("run-" + each, CoreProgramme.TODAY);
      }
    }
    points += member.upgrades("last run", CoreProgramme.TODAY);

    assertThat(points).isEqualTo(shares.setScale(0, RoundingMode.FLOOR).longValueExact());
    assertThat(member.balance()).isEqualTo(points);
  }

  @Property
  void aRefundTakesWhatIsLeftAndTheRestIsRepaidFirst(
      @ForAll @LongRange(min = 1, max = 5_000) long earned,
      @ForAll @IntRange(min = 0, max = 100) int percentSpent,
      @ForAll @LongRange(min = 1, max = 5_000) long earnedLater) {
    CoreProgramme programme = new CoreProgramme();
    CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    member.buys("T-1", amountFor(earned));
    member.upgrades("run-1", CoreProgramme.TODAY);
    long spent = earned * percentSpent / 100;
    if (spent > 0) {
      programme.the(PointsService.class).spend("M-1", "R-1", spent);
    }

    member.refunds("T-2", "T-1", amountFor(earned));

    assertThat(member.balance()).isZero();
    assertThat(member.shortfall()).isEqualTo(spent);

    member.buys("T-3", amountFor(earnedLater));
    long grown = member.upgrades("run-2", CoreProgramme.TODAY);

    assertThat(grown).isEqualTo(Math.max(0, earnedLater - spent)).isEqualTo(member.balance());
    assertThat(member.shortfall()).isEqualTo(Math.max(0, spent - earnedLater));
  }

  @Property
  void aRefundInPartsComesToTheSameAsOneInWhole(
      @ForAll List<@IntRange(min = 1, max = 500) Integer> parts,
      @ForAll @IntRange(min = 0, max = 300) int spent) {
    int euros = parts.stream().mapToInt(Integer::intValue).sum() + 1;
    CoreMember inParts = boughtAndSpent(euros, spent);
    for (int each = 0; each < parts.size(); each++) {
      inParts.refunds("R-" + each, "T-1", parts.get(each) + ".00");
    }
    inParts.refunds("R-rest", "T-1", "1.00");
    CoreMember inWhole = boughtAndSpent(euros, spent);
    inWhole.refunds("R-whole", "T-1", euros + ".00");

    assertThat(inParts.balance()).isEqualTo(inWhole.balance()).isZero();
    assertThat(inParts.shortfall()).isEqualTo(inWhole.shortfall());
  }

  private static CoreMember boughtAndSpent(int euros, int wanted) {
    CoreProgramme programme = new CoreProgramme();
    CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    member.buys("T-1", euros + ".00");
    member.upgrades("run", CoreProgramme.TODAY);
    long spent = Math.min(wanted, member.available());
    if (spent > 0) {
      programme.the(PointsService.class).spend("M-1", "S-1", spent);
    }
    return member;
  }

  /** What expired is gone already: a refund takes only what was spent of it, as a shortfall. */
  @Property
  void aRefundNeverTakesWhatHasExpired(
      @ForAll @LongRange(min = 2, max = 5_000) long earned,
      @ForAll @IntRange(min = 0, max = 100) int percentSpent,
      @ForAll @LongRange(min = 0, max = 50) long brought) {
    CoreProgramme programme = new CoreProgramme();
    CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), brought);
    member.buys("T-1", amountFor(earned));
    member.upgrades("run-1", CoreProgramme.TODAY);
    long spent = earned * percentSpent / 100;
    if (spent > 0) {
      programme.the(PointsService.class).spend("M-1", "R-1", spent);
    }
    programme.clock().set("2028-11-01T12:00:00Z");
    programme.the(PointsExpiry.class).expireNext(LocalDate.of(2028, 11, 1), 10);
    assertThat(member.balance()).isEqualTo(brought);

    member.refunds("T-2", "T-1", amountFor(earned));

    assertThat(member.balance()).isEqualTo(Math.max(0, brought - spent));
    assertThat(member.shortfall()).isEqualTo(Math.max(0, spent - brought));
    assertThat(member.lastEntry().getLapsed()).isEqualTo(earned - spent);
    assertThat(member.lastEntry().earnedPoints()).isEqualTo(-earned);
  }

  /** Points worth a purchase of which each ten units earn one. */
  private static String amountFor(long points) {
    return points * 10 + ".00";
  }

  /** A member's life, told to the product and reckoned again beside it. */
  private static final class Story {

    private final CoreProgramme programme = new CoreProgramme();
    private final CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    private final Map<String, Reckoned> purchases = new LinkedHashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> spent = new ArrayList<>();
    private int count;

    private Story() {
      programme.tables().deploy("points-earning", Story::earning);
    }

    private static Map<String, Object> earning(Map<String, Object> inputs) {
      int validityMonths =
          Map.of("REVIEW", 1, "BOOKING", 6, "PURCHASE", 24)
              .getOrDefault((String) inputs.get("transactionKind"), 0);
      return validityMonths == 0
          ? Map.of("rate", RATE, "multiplier", 1)
          : Map.of("rate", RATE, "multiplier", 1, "validityMonths", validityMonths);
    }

    void happens(Happening happening) {
      count++;
      int size = happening.size();
      switch (happening.event()) {
        case PURCHASE -> buy(BigDecimal.valueOf(size, 1).setScale(2));
        case REFUND -> refund(size);
        case UPGRADE -> upgrade();
        case SPENDING -> spend(size / 20 + 1);
        case REVERSED_SPENDING -> giveBack(size);
        case CORRECTION_UP -> adjust(size / 20 + 1);
        case CORRECTION_DOWN -> adjust(-(size / 20) - 1);
        case MONTHS -> programme.clock().advance(Duration.ofDays(size % 90));
        case EXPIRY -> programme.the(PointsExpiry.class).expireNext(today(), 100);
      }
    }

    private LocalDate today() {
      return LocalDate.ofInstant(programme.clock().instant(), ZoneId.of("Europe/Berlin"));
    }

    private void buy(BigDecimal amount) {
      String id = "T-" + count;
      member.does(
          KINDS.get(amount.unscaledValue().intValue() / 10 % KINDS.size()),
          id,
          amount.toString(),
          programme.clock().instant());
      purchases.put(id, new Reckoned(amount, today()));
      ids.add(id);
    }

    private void refund(int size) {
      if (ids.isEmpty()) {
        return;
      }
      String id = ids.get(size % ids.size());
      Reckoned purchase = purchases.get(id);
      BigDecimal part =
          purchase
              .left
              .multiply(BigDecimal.valueOf(size % 4 + 1L))
              .divide(BigDecimal.valueOf(4), 2, RoundingMode.DOWN);
      if (part.signum() > 0) {
        member.refunds("F-" + count, id, part.toString());
        purchase.left = purchase.left.subtract(part);
      }
    }

    private void upgrade() {
      LocalDate asOf = today();
      member.upgrades("run-" + count, asOf);
      purchases.values().stream()
          .filter(purchase -> !purchase.day.isBefore(asOf.minusDays(89)))
          .forEach(Reckoned::earn);
    }

    private void spend(long points) {
      PointsService service = programme.the(PointsService.class);
      if (points > member.available()) {
        assertThatThrownBy(() -> service.spend("M-1", "S-" + count, points))
            .isInstanceOf(ConflictException.class);
      } else {
        service.spend("M-1", "S-" + count, points);
        spent.add("S-" + count);
      }
    }

    private void giveBack(int size) {
      if (!spent.isEmpty()) {
        String id = spent.remove(size % spent.size());
        programme.the(PointsReturnService.class).giveBack("M-1", id, "By mistake.", "clerk");
      }
    }

    private void adjust(long points) {
      if (-points <= member.available()) {
        programme
            .the(PointsService.class)
            .adjust(
                "M-1", new PointsService.Adjustment("A-" + count, points, "Goodwill."), "clerk");
      }
    }

    void assertAddsUp() {
      List<LedgerEntry> ledger = member.ledger();
      long running = 0;
      for (int each = 0; each < ledger.size(); each++) {
        running += ledger.get(each).getPoints();
        assertThat(ledger.get(each).getEntryNumber()).isEqualTo(each + 1);
        assertThat(ledger.get(each).getBalanceAfter()).isEqualTo(running).isNotNegative();
      }
      List<PointsLot> lots = programme.store().all(PointsLot.class);
      assertThat(lots).allSatisfy(lot -> assertThat(lot.getRemaining()).isNotNegative());
      assertThat(member.balance())
          .isEqualTo(running)
          .isEqualTo(lots.stream().mapToLong(PointsLot::getRemaining).sum());
      assertThat(member.available())
          .isEqualTo(
              lots.stream()
                  .filter(
                      lot -> lot.getExpiresOn() == null || !lot.getExpiresOn().isBefore(today()))
                  .mapToLong(PointsLot::getRemaining)
                  .sum());
      assertThat(member.shortfall())
          .isEqualTo(ledger.stream().mapToLong(LedgerEntry::getShortfall).sum())
          .isNotNegative();
      assertThat(earnedLessReversed(ledger)).isEqualTo(exactSharesRoundedDown());
      assertThat(ledger).extracting(LedgerEntry::getIdempotencyKey).doesNotHaveDuplicates();
      assertEntriesAndLotsExplainEachOther(ledger, lots);
    }

    private void assertEntriesAndLotsExplainEachOther(
        List<LedgerEntry> ledger, List<PointsLot> lots) {
      Map<EntryKey, Long> moved = new HashMap<>();
      Map<EntryKey, Long> left = new HashMap<>();
      for (PointsLot lot : lots) {
        moved.merge(lot.getId(), lot.getPoints(), Long::sum);
        left.merge(lot.getId(), lot.getPoints(), Long::sum);
      }
      for (LotMovement movement : programme.store().all(LotMovement.class)) {
        moved.merge(
            new EntryKey("M-1", movement.getId().entryNumber()), movement.getPoints(), Long::sum);
        left.merge(movement.lot(), movement.getPoints(), Long::sum);
      }
      for (LedgerEntry entry : ledger) {
        if (entry.getEntryType() == EntryType.EXPIRE) {
          left.merge(new EntryKey("M-1", entry.getCorrectsEntry()), entry.getPoints(), Long::sum);
        } else {
          assertThat(moved.getOrDefault(entry.getId(), 0L)).isEqualTo(entry.getPoints());
        }
      }
      assertThat(lots)
          .allSatisfy(lot -> assertThat(lot.getRemaining()).isEqualTo(left.get(lot.getId())));
    }

    private static long earnedLessReversed(List<LedgerEntry> ledger) {
      return ledger.stream()
          .filter(
              entry ->
                  entry.getEntryType() == EntryType.EARN
                      || entry.getEntryType() == EntryType.REVERSE)
          .mapToLong(entry -> entry.getPoints() - entry.getShortfall() - entry.getLapsed())
          .sum();
    }

    private long exactSharesRoundedDown() {
      return purchases.values().stream()
          .map(Reckoned::share)
          .reduce(BigDecimal.ZERO, BigDecimal::add)
          .setScale(0, RoundingMode.FLOOR)
          .longValueExact();
    }
  }

  /** A purchase in euros, of which each ten earn a point: a share never has to be rounded. */
  private static final class Reckoned {

    private final LocalDate day;
    private BigDecimal left;
    private boolean earned;

    private Reckoned(BigDecimal amount, LocalDate day) {
      this.left = amount;
      this.day = day;
    }

    private void earn() {
      earned = true;
    }

    private BigDecimal share() {
      return earned ? left.multiply(RATE) : BigDecimal.ZERO;
    }
  }
}
