package io.tierflow.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.testsupport.http.ApiTest;
import io.tierflow.web.ConflictException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Points whose last day has passed are on the balance until the daily process books their expiry,
 * and nobody can spend them: neither a redemption, nor a correction, nor a refund of something else
 * takes any of them. Points earned on 31 October 2026 are valid through 30 October 2028, in Berlin.
 */
abstract class AvailablePointsTest extends ApiTest {

  private static final String LAST_SECOND = "2028-10-30T22:59:59Z";
  private static final String NEXT_DAY = "2028-10-30T23:00:00Z";

  @Autowired private PointsEarningService earning;
  @Autowired private PointsService points;
  @Autowired private PointsExpiry expiry;
  @Autowired private TransactionOperations unitOfWork;

  @AfterEach
  void everyAccountAddsUp() {
    assertThat(get("/api/ledger/proof").body().path("mismatches").asInt(-1)).isZero();
  }

  @Test
  void pointsAreAvailableThroughTheirLastDayInTheProgrammesZone() {
    String member = aMember();
    earn(member, "1000.00");

    clock().set(LAST_SECOND);
    assertBalance(member, 100, 100, 0);
    clock().set(NEXT_DAY);
    assertBalance(member, 100, 0, 0);
    expire();
    assertBalance(member, 0, 0, 0);
  }

  @Test
  void pointsPastTheirLastDayCannotBeSpent() {
    String member = aMember();
    earn(member, "1000.00");
    clock().set(LAST_SECOND);
    points.spend(member, unused("spend"), 30);
    clock().set(NEXT_DAY);

    assertThatThrownBy(() -> points.spend(member, unused("spend"), 1))
        .isInstanceOf(ConflictException.class)
        .hasMessage("Only 0 points are available, so 1 can't be taken.");
    assertBalance(member, 70, 0, 0);
  }

  @Test
  void whatIsSpentIsTakenFromValidLotsAndTheRestExpiresWhole() {
    String member = aMember();
    earn(member, "1000.00");
    clock().set(NEXT_DAY);
    adjust(member, 50);

    assertBalance(member, 150, 50, 0);
    assertThatThrownBy(() -> points.spend(member, unused("spend"), 51))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("50 points");
    points.spend(member, unused("spend"), 50);

    assertBalance(member, 100, 0, 0);
    expire();
    assertBalance(member, 0, 0, 0);
  }

  @Test
  void aCorrectionByHandTakesAvailablePointsOnly() {
    String member = aMember();
    earn(member, "1000.00");
    clock().set(NEXT_DAY);
    adjust(member, 50);

    assertThatThrownBy(() -> adjust(member, -51)).isInstanceOf(ConflictException.class);
    adjust(member, -50);

    assertBalance(member, 100, 0, 0);
  }

  @Test
  void aRefundTakesNoPointsOfOthersThatHavePassedWhetherTheDailyProcessHasRunOrNot() {
    for (boolean dailyFirst : new boolean[] {true, false}) {
      String member = aMember();
      clock().set(TODAY + "T11:00:00Z");
      earn(member, "1000.00");
      clock().set(NEXT_DAY);
      String later = earn(member, "200.00");
      points.spend(member, unused("spend"), 20);
      if (dailyFirst) {
        expire();
      }

      refund(member, later, "200.00");

      assertBalance(member, dailyFirst ? 0 : 100, 0, 20);
      expire();
      assertBalance(member, 0, 0, 20);
    }
  }

  @Test
  void aRefundOfWhatEarnedThePassedPointsCostsNothingMoreWhetherTheDailyProcessHasRunOrNot() {
    for (boolean dailyFirst : new boolean[] {true, false}) {
      String member = aMember();
      clock().set(TODAY + "T11:00:00Z");
      String old = earn(member, "1000.00");
      clock().set(NEXT_DAY);
      adjust(member, 50);
      if (dailyFirst) {
        expire();
      }

      refund(member, old, "600.00");

      expire();
      assertBalance(member, 50, 50, 0);
    }
  }

  @Test
  void whatHasPassedIsNotAmongWhatExpiresNext() {
    String member = aMember();
    earn(member, "1000.00");
    clock().set(NEXT_DAY);

    assertThat(points.expiring(member, LocalDate.of(2029, 1, 1))).isEmpty();
    clock().set(LAST_SECOND);
    assertThat(points.expiring(member, LocalDate.of(2029, 1, 1)))
        .containsExactly(new ExpiringPoints(LocalDate.of(2028, 10, 30), 100));
  }

  private String earn(String member, String amount) {
    String id = unused("T");
    LocalDate today = clock().instant().atZone(ZoneId.of("Europe/Berlin")).toLocalDate();
    String day = today.getYear() == 2026 ? "2026-10-30T12:00:00Z" : "2028-10-30T12:00:00Z";
    record(id, member, "PURCHASE", amount, day, null);
    String instance = unused("upgrade");
    unitOfWork.executeWithoutResult(
        status -> {
          earning.calculateLoyaltyPointsEarned(member, today, instance);
          earning.updateCustomerPointsBalance(member, today, instance);
        });
    return id;
  }

  private void refund(String member, String refunded, String amount) {
    record(unused("R"), member, "REFUND", amount, "2028-10-30T22:00:00Z", refunded);
  }

  private void record(
      String id, String member, String kind, String amount, String time, String refundOf) {
    String transaction =
        body(
            "transactionId",
            id,
            "memberNumber",
            member,
            "kind",
            kind,
            "amount",
            new BigDecimal(amount),
            "currency",
            "USD",
            "occurredAt",
            time,
            "refundOf",
            refundOf);
    assertThat(post("/api/transactions", transaction).status()).isEqualTo(201);
  }

  private void adjust(String member, long by) {
    points.adjust(
        member, new PointsService.Adjustment(unused("A"), by, "Made good by hand."), "manager");
  }

  private void expire() {
    LocalDate day = LocalDate.of(2028, 10, 31);
    unitOfWork.executeWithoutResult(status -> expiry.expireNext(day, 1000));
  }

  private void assertBalance(String member, long balance, long available, long shortfall) {
    JsonNode shown = get("/api/members/" + member).body();
    assertThat(shown.path("pointsBalance").asLong(-1)).isEqualTo(balance);
    assertThat(shown.path("pointsAvailable").asLong(-1)).isEqualTo(available);
    assertThat(shown.path("pointsShortfall").asLong(-1)).isEqualTo(shortfall);
  }
}
