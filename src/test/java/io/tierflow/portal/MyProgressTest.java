package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import io.tierflow.web.FigureFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How long members have their tier, and how far they are, as they see it. */
@PortalTest
class MyProgressTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
  @Autowired private FigureFormat text;
  @LocalServerPort private int port;

  private String member;
  private PortalVisitor visitor;

  @BeforeEach
  void signInWithSilver() {
    member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    visitor = new PortalVisitor(port);
    visitor.ask(member);
    visitor.use(mailbox.codeFor(member, 1));
  }

  @Test
  void aMemberSeesTheWayToTheNextTierAndNothingOfAnEndThatThereIsNot() {
    assertThat(visitor.get("/portal").body())
        .contains(
            "On to Gold",
            "Points that count: 150 of 300",
            "150 to go",
            "Spend: 1,500.00 of 10,000.00 USD")
        .contains("<progress max=\"300\" value=\"150\" aria-labelledby=\"next-QUALIFYING_POINTS\">")
        .contains("Last change, on " + text.day(TODAY) + ":", "Regular → Silver. Move up.")
        .doesNotContain("id=\"tier-until\"", "Keep Silver");
    assertThat(visitor.get("/api/me/progress").body())
        .contains("\"label\":\"Silver\"", "\"keeping\":null", "\"missing\":150");
    assertThat(new PortalVisitor(port).get("/api/me/progress").statusCode()).isEqualTo(401);
  }

  @Test
  void aMemberSeesUntilWhenTheTierHoldsAndWhatKeepsIt() {
    LocalDate from = TODAY.plusDays(10);
    LocalDate until = from.plusYears(1).minusDays(1);
    programme.execute(
        "update member set tier_valid_from = ?, tier_valid_until = ? where member_number = ?",
        from,
        until,
        member);

    assertThat(visitor.get("/portal").body())
        .contains("Silver until " + text.day(until), "Keep Silver")
        .contains("One of these is enough. What you do from " + text.day(from))
        .contains("Points that count: 0 of 100", "100 to go");
    assertThat(visitor.get("/api/me/progress").body())
        .contains("\"validUntil\":\"" + until + "\"", "\"kept\":false");
  }

  @Test
  void aMemberInAGracePeriodSeesWhatIsMissing() {
    programme.execute(
        "update member set tier_valid_from = ?, tier_valid_until = ?, tier_grace_until = ?"
            + " where member_number = ?",
        TODAY.minusYears(2),
        TODAY.minusYears(1),
        TODAY.plusDays(20),
        member);
    programme.execute(
        "update transaction set occurred_at = ? where member_number = ?",
        TODAY.minusYears(3).atStartOfDay(),
        member);
    programme.execute(
        "update ledger_entry set effective_on = ? where member_number = ?",
        TODAY.minusYears(3),
        member);
    programme.execute(
        "update tier_change set kind = 'GRACE', valid_until = ? where member_number = ?"
            + " and kind = 'UPGRADE'",
        TODAY.minusYears(1),
        member);

    assertThat(visitor.get("/portal").body())
        .contains(
            "You keep Silver until " + text.day(TODAY.plusDays(20)) + "; 100 points are missing.")
        .contains("Kept for some days more, to make up for what is missing")
        .contains("until " + text.day(TODAY.minusYears(1)));
  }

  @Test
  void aMemberWhoseTierIsOverReadsThatItIsStillHeld() {
    programme.execute(
        "update member set tier_valid_from = ?, tier_valid_until = ? where member_number = ?",
        TODAY.minusYears(2),
        TODAY.minusDays(1),
        member);

    assertThat(visitor.get("/portal").body())
        .contains("Silver was valid until " + text.day(TODAY.minusDays(1)) + ". You keep it until")
        .contains("On to Gold")
        .doesNotContain("Keep Silver");
    assertThat(visitor.get("/portal", "Accept-Language", "de").body())
        .contains("Sie behalten die Stufe, bis entschieden ist, wie es weitergeht.");
  }

  @Test
  void whyStaffKeptATierByExceptionIsTheirs() {
    programme.execute(
        "update tier_change set kind = 'EXCEPTION', reason = 'One tier down.',"
            + " reviewer_remark = 'Parental leave.' where member_number = ? and kind = 'UPGRADE'",
        member);

    assertThat(visitor.get("/portal").body())
        .contains("Kept by exception")
        .doesNotContain("One tier down.", "Parental leave.");
  }

  @Test
  void germanReadersGetTextsFiguresAndDaysAsTheyWriteThem() {
    String today = "%1$td.%1$tm.%1$tY".formatted(TODAY);

    assertThat(visitor.get("/portal", "Accept-Language", "de").body())
        .contains(
            "<html lang=\"de\"", "Weiter zu Gold", "Punkte, die zählen: 150 von 300", "noch 150")
        .contains("Umsatz: 1.500,00 von 10.000,00 USD")
        .contains("Letzte Änderung, am " + today + ":", "Regular → Silber. Aufstieg.");
  }
}
