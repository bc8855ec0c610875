package io.tierflow.points.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.points.LedgerProof;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.deployment.AddedRows;
import io.tierflow.testsupport.deployment.DeployedTables;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An owner deploys promotions, and many members get them at once. */
abstract class EarningPromotionsStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @Autowired TestProgramme programme;
  @Autowired RepositoryService repository;
  @Autowired AdjustableClock clock;

  private DeployedTables tables;

  @BeforeEach
  void setClock() {
    clock.set("2026-10-31T18:00:00Z");
    tables = new DeployedTables(repository);
  }

  @AfterEach
  void withdraw() {
    tables.withdraw();
  }

  @Test
  void promotionsOfADayAddToWhatThatDayEarns() {
    tables.deploy(
        new AddedRows("earning-promotions")
            .row(
                "halloween",
                "Double points on Halloween.",
                Map.of(
                    "occurredOn", "date(\"2026-10-31\")",
                    "promotion", "\"HALLOWEEN\"",
                    "name", "\"Double points on Halloween\"",
                    "addedMultiplier", "1")));
    String member = programme.enrol();
    programme.purchase(member, "100.00", TODAY);
    programme.purchase(member, "100.00", TODAY.minusDays(1));

    programme.upgrade(member, TODAY);

    assertThat(programme.balance(member)).isEqualTo(30);
    assertThat(
            programme.texts(
                "select concat(promotion, ' ', rule, ' ', reason, ' ', exact_share)"
                    + " from transaction_promotion where member_number = ?",
                member))
        .containsExactly("HALLOWEEN halloween Double points on Halloween. 10.000000");
    assertThat(programme.texts("select reason from ledger_entry where member_number = ?", member))
        .allSatisfy(reason -> assertThat(reason).contains("Double points on Halloween."));
    assertProven();
  }

  @Test
  void aRefundGivesItsPartOfTheLimitBack() {
    tables.deploy(limited("REFUNDED", 10, 12));
    String member = programme.enrol();
    String purchase = programme.purchase(member, "100.00", TODAY);
    programme.upgrade(member, TODAY);
    assertThat(programme.balance(member)).isEqualTo(20);

    programme.refund(member, purchase, "50.00", TODAY);
    assertThat(programme.balance(member)).isEqualTo(10);
    programme.purchase(member, "100.00", TODAY);
    programme.upgrade(member, TODAY);

    assertThat(programme.balance(member)).isEqualTo(10 + 15);
    assertThat(awarded("REFUNDED")).isEqualTo(10);
    assertProven();
  }

  @Test
  void theLimitOfAMemberHoldsWhenFiftyUpgradesRunAtOnce() throws Exception {
    tables.deploy(limited("ONE_MEMBER", 33, 1_000_000));
    String member = programme.enrol();
    allAtOnce(
        IntStream.range(0, 50)
            .<Callable<?>>mapToObj(
                each ->
                    () -> {
                      programme.purchase(member, "10.00", TODAY);
                      return programme.upgrade(member, TODAY);
                    })
            .toList());

    programme.upgrade(member, TODAY);

    assertThat(programme.balance(member)).isEqualTo(50 + 33);
    assertThat(awarded("ONE_MEMBER")).isEqualTo(33);
    assertProven();
  }

  @Test
  void theLimitOfTheProgrammeHoldsWhenTwoHundredMembersRunAtOnce() throws Exception {
    tables.deploy(limited("MANY_MEMBERS", 10, 777));
    List<String> members = IntStream.range(0, 200).mapToObj(each -> programme.enrol()).toList();
    members.forEach(member -> programme.purchase(member, "100.00", TODAY));

    allAtOnce(
        members.stream()
            .<Callable<?>>map(member -> () -> programme.upgrade(member, TODAY))
            .toList());

    assertThat(awarded("MANY_MEMBERS")).isEqualTo(777);
    assertThat(members.stream().mapToLong(programme::balance).sum()).isEqualTo(2_000 + 777);
    assertProven();
  }

  @Test
  void earningCanQualifyOtherwiseThanItGivesPoints() {
    tables.deploy(
        new AddedRows("earning-promotions")
            .row(
                "double-qualification",
                "48 hours of double qualification.",
                Map.of(
                    "occurredOn", "[date(\"2026-10-30\")..date(\"2026-10-31\")]",
                    "promotion", "\"QUALIFY\"",
                    "name", "\"Double qualification\"",
                    "addedQualifyingMultiplier", "1")));
    String member = programme.enrol();
    programme.purchase(member, "600.00", TODAY);

    programme.upgrade(member, TODAY);

    assertThat(programme.balance(member)).isEqualTo(60);
    assertThat(programme.member(member).getConfirmedTier().code()).isEqualTo("SILVER");
    assertProven();
  }

  private static AddedRows limited(String code, int memberLimit, int programmeLimit) {
    return new AddedRows("earning-promotions")
        .row(
            "limited",
            "Double points within limits.",
            Map.of(
                "promotion", "\"%s\"".formatted(code),
                "name", "\"Double points\"",
                "addedMultiplier", "1",
                "memberLimit", Integer.toString(memberLimit),
                "programmeLimit", Integer.toString(programmeLimit)));
  }

  private long awarded(String promotion) {
    return programme.number(
        "select sum(exact_share) from transaction_promotion where promotion = ?", promotion);
  }

  private void assertProven() {
    LedgerProof proof = programme.proof();
    assertThat(proof.mismatches()).as(proof.toString()).isZero();
  }

  private static void allAtOnce(List<Callable<?>> tasks)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> results = new ArrayList<>();
      tasks.forEach(task -> results.add(threads.submit(task)));
      for (Future<?> result : results) {
        result.get();
      }
    } finally {
      threads.shutdown();
    }
  }
}
