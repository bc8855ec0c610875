package io.tierflow.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.common.DayRange;
import io.tierflow.member.AccountType;
import io.tierflow.member.Enrolment;
import io.tierflow.member.InMemoryMembers;
import io.tierflow.member.Member;
import io.tierflow.points.PointsEarningService;
import io.tierflow.points.PointsService;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.tier.period.QualificationPeriod;
import io.tierflow.transaction.Transaction;
import io.tierflow.transaction.TransactionHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The figures of any period are those of the transactions of its days. */
@CoreTest
class TierFiguresPropertiesTest {

  private static final LocalDate FIRST = LocalDate.of(2024, 2, 1);

  @Property(tries = 150)
  void theFiguresOfAPeriodAreThoseOfTheTransactionsOfItsDays(
      @ForAll QualificationPeriod period, @ForAll("stays") Stay stay) {
    CoreProgramme programme = programme(period, stay.enrolledOn());
    stay.purchases().forEach(purchase -> purchase.happen(programme));

    LocalDate asOf = stay.asOf();
    Member member = programme.store().find(Member.class, "M-1");
    TierFiguresService service = programme.the(TierFiguresService.class);
    TierFigures found = service.figures(member, asOf);

    DayRange days = period.containing(asOf, stay.enrolledOn()).until(asOf);
    List<Purchase> counted =
        stay.purchases().stream().filter(purchase -> days.contains(purchase.day())).toList();
    long cents = counted.stream().mapToLong(Purchase::cents).sum();
    assertThat(found.spend().annualSpend()).isEqualByComparingTo(BigDecimal.valueOf(cents, 2));
    assertThat(found.spend().annualTransactions()).isEqualTo(counted.size());
    assertThat(found.spend().monthlySpend())
        .isEqualByComparingTo(
            programme.the(TransactionHistory.class).spend("M-1", asOf).monthlySpend());
    assertThat(found.qualifyingPoints())
        .isEqualTo(
            period.isFixed()
                ? cents / 1_000
                : programme.the(PointsEarningService.class).qualifyingPoints("M-1", asOf));
    assertThat(service.figures(member, days, period)).isEqualTo(found);
    assertThat(service.figures(List.of("M-1"), asOf)).isEqualTo(Map.of("M-1", found));
    assertThat(service.closedFigures(member, asOf).map(TierFigures::asOf))
        .satisfiesAnyOf(
            closed -> assertThat(closed).isEmpty(),
            closed -> assertThat(closed).contains(days.from().minusDays(1)));
  }

  @Provide
  Arbitrary<Stay> stays() {
    Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 900).map(FIRST::plusDays);
    Arbitrary<Purchase> purchases =
        Combinators.combine(days, Arbitraries.integers().between(1, 9_999)).as(Purchase::new);
    return Combinators.combine(days, days, purchases.list().ofMaxSize(12)).as(Stay::new);
  }

  private static CoreProgramme programme(QualificationPeriod period, LocalDate enrolledOn) {
    CoreProgramme programme = new CoreProgramme();
    programme
        .tables()
        .deploy(
            "tier-terms", inputs -> Map.of("label", "Any", "qualificationPeriod", period.name()));
    Tier tier = Tier.valueOf("REGULAR");
    programme.the(InMemoryMembers.class).add("M-1", enrolledOn, tier, AccountType.INDIVIDUAL, null);
    programme.the(PointsService.class).enrolled(List.of(new Enrolment("M-1", enrolledOn, tier, 0)));
    return programme;
  }

  /** A purchase of a day. */
  record Purchase(LocalDate day, int cents) {

    /** It earns on its day. */
    void happen(CoreProgramme programme) {
      int number = programme.store().all(Transaction.class).size();
      programme.clock().set(day.atTime(12, 0).toInstant(ZoneOffset.UTC).toString());
      CoreMember member = new CoreMember(programme, "M-1");
      String amount = BigDecimal.valueOf(cents, 2).toString();
      member.does(Kinds.PURCHASE, "P-" + number, amount, programme.clock().instant());
      member.upgrades("run-" + number, day);
    }
  }

  /** A member's time in the programme, seen on a day. */
  record Stay(LocalDate enrolledOn, LocalDate asOf, List<Purchase> purchases) {}
}
