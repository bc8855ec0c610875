package io.tierflow.points;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.Birthdays;
import io.tierflow.member.Member;
import io.tierflow.member.TierTenure;
import io.tierflow.policy.Attributes;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.tier.TierService;
import io.tierflow.transaction.NewTransaction;
import io.tierflow.transaction.TransactionService;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the table that says what a transaction earns sees of it. */
@CoreTest
class EarningInputsTest {

  private final CoreProgramme programme = new CoreProgramme();
  private final CoreMember member = programme.enrol("M-1", Tier.valueOf("GOLD"), 0);
  private final Map<String, Object> seen = new HashMap<>();

  @Test
  void itSeesWhatTheTransactionSaysInTheProgrammesZone() {
    // In Berlin it is Saturday by then, and half past midnight.
    earn(
        new NewTransaction(
            "T-1",
            "M-1",
            Kinds.BOOKING,
            new BigDecimal("12.50"),
            "EUR",
            Instant.parse("2026-10-30T23:30:15Z"),
            null,
            " Long haul ",
            "web",
            null,
            "",
            new BigDecimal("1500.50"),
            Map.of("cabin", "FIRST")));

    assertThat(seen)
        .containsEntry("transactionKind", "BOOKING")
        .containsEntry("amount", 12.5)
        .containsEntry("category", "Long haul")
        .containsEntry("channel", "web")
        .containsEntry("location", null)
        .containsEntry("partner", null)
        .containsEntry("quantity", 1500.5)
        .containsEntry("attributes", new Attributes(Map.of("cabin", "FIRST")))
        .containsEntry("occurredOn", LocalDate.of(2026, 10, 31))
        .containsEntry("occurredAt", LocalDateTime.of(2026, 10, 31, 0, 30, 15))
        .containsEntry("dayOfWeek", "SATURDAY")
        .containsEntry("hour", 0L)
        .containsEntry("currentTier", "GOLD")
        .containsEntry("accountType", "INDIVIDUAL")
        .containsEntry("agreement", null)
        .containsEntry("enrolledDays", 303L)
        .containsEntry("birthday", false);
  }

  @Test
  void whoWasLoweredStillEarnsForEarlierDaysAsBefore() {
    Member lowered = programme.store().find(Member.class, "M-1");
    LocalDate day = LocalDate.of(2026, 10, 20);
    lowered.confirmTier(Tier.valueOf("SILVER"), day, TierTenure.UNLIMITED.lowered(day));

    assertThat(tierFor("T-1", "2026-10-19T12:00:00Z")).isEqualTo("GOLD");
    assertThat(tierFor("T-2", "2026-10-20T12:00:00Z")).isEqualTo("SILVER");
    lowered.confirmTier(Tier.valueOf("VIP"), day, TierTenure.UNLIMITED.lowered(day));
    assertThat(tierFor("T-3", "2026-10-19T12:00:00Z")).isEqualTo("VIP");
  }

  @Test
  void theTiersOfThoseWhoWereLoweredAreReadAheadWithOneQuery() {
    int usual = queriesToReadAhead();
    Member lowered = programme.store().find(Member.class, "M-1");
    lowered.confirmTier(Tier.valueOf("SILVER"), TODAY, TierTenure.UNLIMITED.lowered(TODAY));

    assertThat(queriesToReadAhead()).isEqualTo(usual + 1);
    lowered.confirmTier(
        Tier.valueOf("SILVER"), TODAY, TierTenure.UNLIMITED.lowered(TODAY.minusDays(90)));
    assertThat(queriesToReadAhead()).isEqualTo(usual);
  }

  private int queriesToReadAhead() {
    return OneTransaction.in(
        () -> {
          int before = programme.store().queries();
          programme.the(TierService.class).readAhead(List.of("M-1"), TODAY);
          return programme.store().queries() - before;
        });
  }

  private Object tierFor(String id, String at) {
    earn(plain(id, at));
    return seen.get("currentTier");
  }

  @Test
  void itSeesTheAmountThatRefundsLeaveAndNothingThatIsNotSaid() {
    programme.the(TransactionService.class).record(plain("T-1", "2025-12-31T12:00:00Z"));
    member.refunds("R-1", "T-1", "4.00");
    programme.clock().set("2026-01-02T12:00:00Z");
    upgrade(LocalDate.of(2026, 1, 2));

    assertThat(seen)
        .containsEntry("amount", 6.0)
        .containsEntry("quantity", null)
        .containsEntry("attributes", new Attributes(Map.of()))
        .containsEntry("enrolledDays", 0L);
  }

  @ParameterizedTest
  @CsvSource({
    "1990-10-31, 2026-10-31, true",
    "1990-10-30, 2026-10-31, false",
    "1992-02-29, 2024-02-29, true",
    "1992-02-29, 2024-02-28, false",
    "1992-02-29, 2026-02-28, true",
    "1992-02-29, 2026-03-01, false",
    "1991-02-28, 2026-02-28, true",
    ",           2026-02-28, false",
  })
  void aBirthdayIsADayOfTheYear(LocalDate born, LocalDate day, boolean birthday) {
    assertThat(Birthdays.isOn(born, day)).isEqualTo(birthday);
  }

  private void earn(NewTransaction arrival) {
    programme.the(TransactionService.class).record(arrival);
    upgrade(CoreProgramme.TODAY);
  }

  private void upgrade(LocalDate asOf) {
    programme
        .tables()
        .deploy(
            "points-earning",
            inputs -> {
              seen.putAll(inputs);
              return Map.of("fixedPoints", 1L);
            });
    member.upgrades("run", asOf);
  }

  private static NewTransaction plain(String id, String at) {
    return new NewTransaction(
        id, "M-1", Kinds.PURCHASE, new BigDecimal("10.00"), "EUR", Instant.parse(at), null);
  }
}
