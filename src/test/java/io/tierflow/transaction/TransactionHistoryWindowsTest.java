package io.tierflow.transaction;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.core.OneTransaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An upgrade's windows end with its day and begin to the day, in the programme's zone. */
@CoreTest
class TransactionHistoryWindowsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final SpendFigures NOTHING = new SpendFigures(BigDecimal.ZERO, BigDecimal.ZERO, 0);

  private CoreProgramme programme;
  private TransactionHistory history;
  private CoreMember member;

  @BeforeEach
  @BeforeTry
  void begin() {
    programme = new CoreProgramme();
    history = programme.the(TransactionHistory.class);
    member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
  }

  @Property
  void aDayCountsOrNotByItsDistanceAloneAlsoWhereClocksChange(
      @ForAll @IntRange(min = 0, max = 400) int daysBefore,
      @ForAll @IntRange(min = 0, max = 86_399) int second,
      @ForAll @IntRange(min = 0, max = 730) int shift) {
    LocalDate asOf = LocalDate.of(2024, 3, 1).plusDays(shift);
    LocalDate day = asOf.minusDays(daysBefore);
    Instant at = day.atTime(LocalTime.ofSecondOfDay(second)).atZone(BERLIN).toInstant();
    member.does(Kinds.PURCHASE, "T-1", "5.00", at);
    boolean thisMonth = daysBefore < 30;
    boolean thisYear = day.isAfter(asOf.plusDays(1).minusYears(1).minusDays(1));
    BigDecimal spent = new BigDecimal("5.00");

    SpendFigures spend = history.spend("M-1", asOf);

    assertThat(spend.monthlySpend()).isEqualByComparingTo(thisMonth ? spent : BigDecimal.ZERO);
    assertThat(spend.annualSpend()).isEqualByComparingTo(thisYear ? spent : BigDecimal.ZERO);
    assertThat(spend.annualTransactions()).isEqualTo(thisYear ? 1 : 0);
    assertThat(history.toEarn("M-1", asOf)).hasSize(daysBefore < 90 ? 1 : 0);
    assertThat(OneTransaction.in(() -> history.recent("M-1", asOf)).count())
        .isEqualTo(thisMonth ? 1 : 0);
  }

  @Test
  void whatComesAfterTheDayDoesNotCount() {
    at("T-1", "2026-10-31T11:59:59Z");
    LocalDate before = TODAY.minusDays(1);

    assertThat(history.spend("M-1", before)).isEqualTo(NOTHING);
    assertThat(history.toEarn("M-1", before)).isEmpty();
    assertThat(history.lastActive(List.of("M-1"), before)).isEmpty();
    assertThat(history.lastActive(List.of("M-1"), TODAY)).isEqualTo(Map.of("M-1", TODAY));
  }

  @Test
  void refundsCountNegativeOnTheirDay() {
    at("T-1", "2026-09-15T12:00:00Z");
    member.refunds("T-2", "T-1", "4.00");

    SpendFigures spend = history.spend("M-1", TODAY);

    assertThat(spend.monthlySpend()).isEqualByComparingTo("-4");
    assertThat(spend.annualSpend()).isEqualByComparingTo("6");
    assertThat(spend.annualTransactions()).isEqualTo(1);
    assertThat(history.spend(List.of("M-1", "M-2"), TODAY))
        .containsEntry("M-1", spend)
        .containsEntry("M-2", NOTHING);
  }

  @Test
  void whatHasBecomeTooOldIsMarkedAndStillEarnsInAnUpgradeOfAnEarlierDay() {
    // 89 days before 31 October is 3 August, which begins in Berlin two hours before UTC.
    at("T-old", "2026-08-02T21:59:59Z");
    at("T-first", "2026-08-02T22:00:00Z");

    RecentTransactions recent =
        OneTransaction.in(
            () -> {
              RecentTransactions found = history.recent("M-1", TODAY);
              assertThat(ids(history.toEarn("M-1", TODAY))).containsExactly("T-first");
              return found;
            });

    assertThat(recent).isEqualTo(new RecentTransactions(0, 1));
    assertThat(stateOf("T-old")).isEqualTo(EarningState.TOO_LATE);
    assertThat(stateOf("T-first")).isEqualTo(EarningState.PENDING);
    assertThat(ids(history.toEarn("M-1", TODAY))).containsExactly("T-first");
    assertThat(ids(history.toEarn("M-1", TODAY.minusDays(1)))).containsExactly("T-old", "T-first");
  }

  @Test
  void whatHasEarnedDoesNotEarnAgainThoughItWasReadBefore() {
    at("T-1", "2026-10-15T12:00:00Z");

    OneTransaction.in(
        () -> {
          history.readAhead(List.of("M-1"), TODAY);
          assertThat(member.upgrades("run-1", TODAY)).isEqualTo(1);
          assertThat(history.toEarn("M-1", TODAY)).isEmpty();
          assertThat(history.recent("M-1", TODAY)).isEqualTo(new RecentTransactions(1, 0));
          return null;
        });
    assertThat(ids(history.earnedBy("M-1", "run-1"))).containsExactly("T-1");
    assertThat(history.earnedBy("M-1", "run-2")).isEmpty();
  }

  @Test
  void whatWasReadAheadIsThatOfItsDay() {
    at("T-1", "2026-10-31T11:00:00Z");
    programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);

    OneTransaction.in(
        () -> {
          history.readAhead(List.of("M-1", "M-2"), TODAY);
          at("T-2", "2026-10-30T11:00:00Z");
          assertThat(history.spend("M-1", TODAY).annualTransactions()).isEqualTo(1);
          assertThat(history.spend("M-1", TODAY.minusDays(1)).annualSpend())
              .isEqualByComparingTo("10");
          assertThat(ids(history.toEarn("M-1", TODAY))).containsExactly("T-1");
          assertThat(ids(history.toEarn("M-1", TODAY.minusDays(1)))).containsExactly("T-2");
          assertThat(history.spend("M-2", TODAY)).isEqualTo(NOTHING);
          assertThat(history.toEarn("M-2", TODAY)).isEmpty();
          return null;
        });
  }

  private void at(String id, String instant) {
    member.does(Kinds.PURCHASE, id, "10.00", Instant.parse(instant));
  }

  private EarningState stateOf(String id) {
    return programme.store().find(Transaction.class, id).getEarning();
  }

  private static List<String> ids(List<Transaction> transactions) {
    return transactions.stream().map(Transaction::getTransactionId).toList();
  }
}
