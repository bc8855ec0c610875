package io.tierflow.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.common.ConflictRetry;
import io.tierflow.points.PointsService.Adjustment;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Points that enter have bounds, and so has what they may add up to. */
abstract class PointsRangeTest extends ApiTest {

  private static final long BILLION = 1_000_000_000L;

  @Autowired private PointsService points;
  @Autowired private JdbcTemplate database;
  @Autowired private TransactionOperations unitOfWork;

  @ParameterizedTest
  @ValueSource(
      longs = {
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        1_000_000_000_000_000_000L,
        BILLION + 1,
        -BILLION - 1
      })
  void anAdjustmentBeyondABillionIsRefusedWithTheBounds(long tooMany) {
    String member = aMember();

    ApiAnswer answer =
        post(
            "/api/members/" + member + "/adjustments",
            body("adjustmentId", unused("A"), "points", tooMany, "reason", "Because."));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.wrongField()).isEqualTo("points");
    assertThatThrownBy(() -> points.adjust(member, adjustment(unused("A"), tooMany), "staff"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("from -1000000000 to 1000000000");
    assertThat(points.of(member).points()).isZero();
  }

  @Test
  void aBillionIsTaken() {
    String member = aMember();

    points.adjust(member, adjustment(unused("A"), BILLION), "staff");
    points.adjust(member, adjustment(unused("A"), -BILLION), "staff");

    assertThat(points.of(member).points()).isZero();
  }

  @Test
  void openingPointsBeyondABillionAreRefusedInBodiesAndFiles() {
    String number = unused("M");
    String header =
        "member_number,full_name,email,phone,birth_date,enrolled_on,account_type,opening_points\n";

    ApiAnswer body =
        post(
            "/api/members",
            body("memberNumber", number, "fullName", "Ada", "openingPoints", BILLION + 1));
    ApiAnswer file = upload("/api/imports/members", header + number + ",Ada,,,,,,1000000001\n");

    assertThat(body.detail()).contains("openingPoints must be between 0 and 1000000000");
    assertThat(file.body().at("/rejections/0/reason").asText())
        .isEqualTo("The field opening_points must be between 0 and 1000000000.");
    assertThat(get("/api/members/" + number).status()).isEqualTo(404);
  }

  @Test
  void anAccountThatIsFullTakesNoMoreAndCanBeEmptied() {
    String member = aMember();
    points.adjust(member, adjustment(unused("A"), BILLION), "staff");
    enlarge(member, Long.MAX_VALUE - BILLION);

    assertThatThrownBy(() -> points.adjust(member, adjustment(unused("A"), BILLION), "staff"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("above the 1000000000000 that an account may have");
    points.adjust(member, adjustment(unused("A"), -5), "staff");

    assertThat(points.of(member).points()).isEqualTo(Long.MAX_VALUE - 5);
    enlarge(member, BILLION - Long.MAX_VALUE);
  }

  @Test
  void oneAdjustmentOfTwoMembersAtOnceIsMadeForOneOfThem() throws Exception {
    List<String> both = List.of(aMember(), aMember());
    AtomicInteger next = new AtomicInteger();
    String id = unused("A");

    List<String> outcomes =
        atOnce(
            2,
            () -> {
              String member = both.get(next.getAndIncrement());
              try {
                ConflictRetry.executeUnique(
                    () -> points.adjust(member, adjustment(id, 10), "staff"));
                return "made";
              } catch (ConflictException used) {
                return used.getMessage();
              }
            });

    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            "made", "Adjustment %s was already made, with different content.".formatted(id));
    assertThat(points.of(both.get(0)).points() + points.of(both.get(1)).points()).isEqualTo(10);
  }

  /** As a balance came about before points had bounds. */
  private void enlarge(String member, long by) {
    unitOfWork.executeWithoutResult(
        status -> {
          database.update(
              "update points_account set balance = balance + ? where member_number = ?",
              by,
              member);
          database.update(
              "update ledger_entry set points = points + ? where member_number = ? and "
                  + "entry_number = 1",
              by,
              member);
          database.update(
              "update points_lot set remaining = remaining + ? where member_number = ?",
              by,
              member);
        });
  }

  private static Adjustment adjustment(String id, long points) {
    return new Adjustment(id, points, "Because.");
  }
}
