package io.tierflow.member.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member has one agreement at a time, and it counts while it is valid. */
@CoreTest
class MemberAgreementServiceTest {

  private static final LocalDate TODAY = CoreProgramme.TODAY;
  private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

  private final CoreProgramme programme = new CoreProgramme();
  private final AgreementService registry = programme.the(AgreementService.class);
  private final MemberAgreementService agreements = programme.the(MemberAgreementService.class);

  @BeforeEach
  void twoAgreements() {
    programme.enrol("M-1", new Tier("REGULAR"), 0);
    registry.record(new AgreementTerms("ACME", "Acme", MAY, MAY.plusDays(30)));
    registry.record(new AgreementTerms("BULK", "Bulk buyers", MAY, null));
  }

  @Test
  void anAgreementCountsWhileTheMemberHasItAndItIsValid() {
    agreements.replace("M-1", List.of(period("ACME", MAY.minusDays(9), MAY.plusDays(99))));

    assertThat(agreements.held("M-1", MAY.minusDays(1))).contains("ACME");
    assertThat(agreements.counting("M-1", MAY.minusDays(1))).isEmpty();
    assertThat(agreements.counting("M-1", MAY)).contains("ACME");
    assertThat(agreements.counting("M-1", MAY.plusDays(30))).contains("ACME");
    assertThat(agreements.counting("M-1", MAY.plusDays(31))).isEmpty();
    assertThat(agreements.held("M-1", MAY.plusDays(100))).isEmpty();
    assertThat(agreements.agreements("M-1").gaps())
        .containsExactly(
            new Days(MAY.minusDays(9), MAY.minusDays(1)),
            new Days(MAY.plusDays(31), MAY.plusDays(99)));
  }

  @Test
  void anAgreementThatIsRenewedCountsThroughout() {
    registry.record(new AgreementTerms("ACME", "Acme II", MAY.plusDays(31), null));

    MemberAgreements answer = agreements.replace("M-1", List.of(period("ACME", MAY, null)));

    assertThat(answer.periods()).containsExactly(period("ACME", MAY, null));
    assertThat(answer.gaps()).isEmpty();
    assertThat(agreements.counting("M-1", TODAY)).contains("ACME");
  }

  @Test
  void periodsTakeThePlaceOfThoseBefore() {
    agreements.replace(
        "M-1", List.of(period("ACME", MAY, MAY.plusDays(9)), period("ACME", TODAY, null)));

    MemberAgreements answer =
        agreements.replace(
            "M-1", List.of(period("BULK", MAY.plusDays(20), null), period("BULK", MAY, MAY)));

    assertThat(answer.periods())
        .containsExactly(period("BULK", MAY, MAY), period("BULK", MAY.plusDays(20), null));
    assertThat(answer.gaps()).containsExactly(new Days(MAY.plusDays(1), MAY.plusDays(19)));
    assertThat(agreements.replace("M-1", List.of()).periods()).isEmpty();
  }

  @Test
  void overlapsAreRefusedAndNameTheOtherPeriod() {
    assertInvalid(
        "The period of BULK from 2026-05-10 on overlaps that of ACME from 2026-05-01 to 2026-05-10; a member has one agreement at a time.",
        period("BULK", MAY.plusDays(9), null),
        period("ACME", MAY, MAY.plusDays(9)));
    assertInvalid(
        "The last day of a period must not be before its first, 2026-05-01.",
        period("ACME", MAY, MAY.minusDays(1)));
    assertInvalid(
        "The days of a period must be between 1900-01-01 and 2999-12-31.",
        period("ACME", LocalDate.of(1899, 12, 31), null));
    assertInvalid(
        "There is no agreement ACNE; accepted: the code of an agreement that is recorded.",
        period("ACNE", MAY, null));
    assertInvalid(
        "A member can have at most 100 periods.",
        IntStream.range(0, 101)
            .mapToObj(n -> period("BULK", MAY.plusDays(n), MAY.plusDays(n)))
            .toArray(AgreementPeriod[]::new));
  }

  @Test
  void anotherAgreementBeginsAndTheOneBeforeEnds() {
    agreements.replace("M-1", List.of(period("BULK", MAY, null)));

    agreements.change("M-1", "BULK", TODAY);
    assertThat(periods()).containsExactly(period("BULK", MAY, null));

    agreements.change("M-1", "NEW", TODAY);
    assertThat(periods())
        .containsExactly(period("BULK", MAY, TODAY.minusDays(1)), period("NEW", TODAY, null));
    assertThat(agreements.counting("M-1", TODAY)).contains("NEW");

    agreements.change("M-1", "BULK", TODAY);
    assertThat(periods())
        .containsExactly(period("BULK", MAY, TODAY.minusDays(1)), period("BULK", TODAY, null));

    agreements.change("M-1", null, TODAY.plusDays(1));
    assertThat(periods())
        .containsExactly(period("BULK", MAY, TODAY.minusDays(1)), period("BULK", TODAY, TODAY));
  }

  @Test
  void whatIsPlannedStaysPlanned() {
    agreements.replace("M-1", List.of(period("BULK", TODAY.plusDays(10), null)));

    agreements.change("M-1", null, TODAY);
    agreements.change("M-1", "NEW", TODAY);

    assertThat(periods())
        .containsExactly(
            period("NEW", TODAY, TODAY.plusDays(9)), period("BULK", TODAY.plusDays(10), null));
  }

  @Test
  void withTheMembershipAgreementsEnd() {
    agreements.replace(
        "M-1",
        List.of(period("BULK", MAY, MAY.plusDays(1)), period("BULK", MAY.plusDays(2), null)));

    agreements.end("M-1", MAY.plusDays(5));
    assertThat(periods())
        .containsExactly(
            period("BULK", MAY, MAY.plusDays(1)), period("BULK", MAY.plusDays(2), MAY.plusDays(5)));

    agreements.end("M-1", MAY.plusDays(1));
    assertThat(periods()).containsExactly(period("BULK", MAY, MAY.plusDays(1)));
  }

  @Test
  void whoIsForgottenTakesAlongACodeThatNobodyElseHas() {
    programme.enrol("M-2", new Tier("REGULAR"), 0);
    agreements.begin(
        List.of(
            new AgreementStart("M-1", "ADA'S TERMS", TODAY),
            new AgreementStart("M-2", "SCHOOLS", TODAY)));
    agreements.change("M-1", "SCHOOLS", TODAY.plusDays(1));

    agreements.forget("M-1");

    assertThat(periods()).isEmpty();
    assertThat(programme.store().all(Agreement.class))
        .extracting(Agreement::getCode)
        .containsExactlyInAnyOrder("ACME", "BULK", "SCHOOLS");
    assertThat(agreements.counting("M-2", TODAY)).contains("SCHOOLS");
  }

  @Test
  void aPageOfMembersIsReadWithOneQuery() {
    programme.enrol("M-2", new Tier("REGULAR"), 0);
    agreements.replace("M-2", List.of(period("BULK", MAY, null)));

    OneTransaction.in(
        () -> {
          int before = programme.store().queries();
          agreements.readAhead(List.of("M-1", "M-2"));
          assertThat(agreements.counting("M-1", TODAY)).isEmpty();
          assertThat(agreements.counting("M-2", TODAY)).contains("BULK");
          assertThat(programme.store().queries() - before).isOne();
          agreements.change("M-2", null, TODAY);
          assertThat(agreements.counting("M-2", TODAY)).isEmpty();
          return null;
        });
  }

  @Test
  void periodsOfOneAgreementDoNotOverlap() {
    assertThatThrownBy(
            () -> registry.record(new AgreementTerms("ACME", "Acme", MAY.plusDays(30), null)))
        .isInstanceOf(ConflictException.class)
        .hasMessage(
            "The agreement ACME is valid from 2026-05-01 to 2026-05-31 already; its periods must not overlap.");

    RecordedAgreement later =
        registry.record(new AgreementTerms(" ACME ", "Acme II", MAY.plusDays(40), null));
    RecordedAgreement ended =
        registry.record(new AgreementTerms("ACME", "Acme II", MAY.plusDays(40), TODAY));

    assertThat(later.first()).isTrue();
    assertThat(later.agreement().gaps())
        .containsExactly(new Days(MAY.plusDays(31), MAY.plusDays(39)));
    assertThat(ended.first()).isFalse();
    assertThat(ended.agreement().name()).isEqualTo("Acme II");
    assertThat(ended.agreement().periods())
        .containsExactly(new Days(MAY, MAY.plusDays(30)), new Days(MAY.plusDays(40), TODAY));
  }

  @Test
  void anAgreementHasACodeAndANameOnOneLine() {
    for (String text : List.of(" ", "a\nb", "x".repeat(201))) {
      assertThatThrownBy(() -> registry.record(new AgreementTerms(text, "Acme", MAY, null)))
          .isInstanceOfSatisfying(
              InvalidInputException.class, no -> assertThat(no.field()).isEqualTo("code"));
      assertThatThrownBy(() -> registry.record(new AgreementTerms("A", text, MAY, null)))
          .isInstanceOfSatisfying(
              InvalidInputException.class, no -> assertThat(no.field()).isEqualTo("name"));
    }
  }

  private void assertInvalid(String message, AgreementPeriod... wanted) {
    assertThatThrownBy(() -> agreements.replace("M-1", List.of(wanted)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
    assertThat(periods()).isEmpty();
  }

  private List<AgreementPeriod> periods() {
    return agreements.agreements("M-1").periods();
  }

  private static AgreementPeriod period(String code, LocalDate from, LocalDate to) {
    return new AgreementPeriod(code, from, to);
  }
}
