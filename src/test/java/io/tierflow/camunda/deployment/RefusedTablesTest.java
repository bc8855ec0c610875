package io.tierflow.camunda.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierflow.TierflowApplication;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.deployment.TableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * What owners might type into the cells of each table, column by column: what can't be right is
 * refused with table, row, column, text and what is accepted.
 */
@SpringBootTest(classes = TierflowApplication.class)
@OnH2
class RefusedTablesTest {

  @Autowired private ModelCheck check;
  @Autowired private RepositoryService repository;

  /** The row that is edited in each table; it names each tier and kind it must. */
  private static final Map<String, String> ROWS =
      Map.of(
          "points-earning", "purchase-gold",
          "tier-eligibility", "gold-by-points",
          "upgrade-review", "review-high-spend",
          "reward-selection", "vip-reward",
          "communication", "near-gold");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          points-earning   | agreement        | ACME
          points-earning   | agreement        | "ACME", GLOBEX
          points-earning   | agreement        | >= 50
          points-earning   | agreement        | 50
          points-earning   | agreement        | not("ACME")
          points-earning   | agreement        | transactionKind = "PURCHASE"
          points-earning   | agreement        | agreement = "ACME"
          points-earning   | agreement        | “ACME”
          points-earning   | agreement        | 'ACME'
          points-earning   | agreement        | date("2026-01-01")
          points-earning   | transactionKind  | PURCHASE
          points-earning   | transactionKind  | "Purchase"
          points-earning   | transactionKind  | "PURCHASE", "Flight"
          points-earning   | transactionKind  | attributes.cabin = 1
          points-earning   | agreement        | attributes = null
          points-earning   | agreement        | attributes.Cabin = "FIRST"
          points-earning   | occurredOn       | occurredAt = date("2026-12-24")
          points-earning   | transactionKind  | "PURCHASE" or "BOOKING"
          points-earning   | transactionKind  | "REFUND"
          points-earning   | currentTier      | "Gold"
          points-earning   | currentTier      | not("Platinum")
          points-earning   | currentTier      | ? = "Gold"
          points-earning   | currentTier      | accountType = "corporate"
          points-earning   | currentTier      | "GOLD
          points-earning   | accountType      | "PRIVATE"
          points-earning   | accountType      | null
          points-earning   | accountType      | true
          points-earning   | occurredOn       | [date("2026-09-01")..date("2027-02-30")]
          points-earning   | occurredOn       | date("2026-13-01")
          points-earning   | occurredOn       | [date("2026-12-31")..date("2026-12-01")]
          points-earning   | occurredOn       | "2026-12-24"
          points-earning   | occurredOn       | 2026-12-24
          points-earning   | occurredOn       | date("24.12.2026")
          points-earning   | occurredOn       | >= 20261224
          points-earning   | rate             | 0,10
          points-earning   | rate             | "ten"
          points-earning   | rate             | "0.10"
          points-earning   | rate             | -0.10
          points-earning   | rate             | 10%
          points-earning   | rate             | ten
          points-earning   | rate             | TRUE
          points-earning   | rate             | amout * 2
          points-earning   | multiplier       | -1
          points-earning   | multiplier       | x2
          points-earning   | multiplier       | 1.5x
          points-earning   | multiplier       |
          points-earning   | fixedPoints      | 20
          points-earning   | fixedPoints      | -50
          points-earning   | validityMonths   | 0
          points-earning   | validityMonths   | 1.5
          points-earning   | validityMonths   | -1
          points-earning   | validityMonths   | 24 months
          points-earning   | validityMonths   | 99999
          tier-eligibility | qualifyingPoints | >= 1,500
          tier-eligibility | qualifyingPoints | => 100
          tier-eligibility | qualifyingPoints | >= 1OO
          tier-eligibility | qualifyingPoints | = 300
          tier-eligibility | qualifyingPoints | "300"
          tier-eligibility | qualifyingPoints | >= "300"
          tier-eligibility | qualifyingPoints | >= 300 and < 500
          tier-eligibility | qualifyingPoints | [500..300]
          tier-eligibility | qualifyingPoints | 300 points
          tier-eligibility | qualifyingPoints | >= point
          tier-eligibility | qualifyingPoints | for x in 1..1000000000 return x
          tier-eligibility | annualSpend      | >= 10.000,00
          tier-eligibility | annualSpend      | >= $10000
          tier-eligibility | annualSpend      | > 10 000
          tier-eligibility | annualTransactions | < 0
          tier-eligibility | annualTransactions | ≥ 5
          tier-eligibility | annualTransactions | true
          tier-eligibility | pointsEarned     | -5
          tier-eligibility | currentTier      | >= "SILVER", 5
          tier-eligibility | tier             | "Gold"
          tier-eligibility | tier             | GOLD
          tier-eligibility | tier             | “GOLD”
          tier-eligibility | tier             | "PLATINUM"
          tier-eligibility | tier             |
          tier-eligibility | tier             | 3
          upgrade-review   | reviewRequired   | TRUE
          upgrade-review   | reviewRequired   | yes
          upgrade-review   | reviewRequired   | "true"
          upgrade-review   | reviewRequired   | 1
          upgrade-review   | reviewRequired   |
          upgrade-review   | targetTier       | GOLD
          upgrade-review   | targetTier       | "VIP", "Gold"
          reward-selection | voucherValue     | -10
          reward-selection | voucherValue     | 0
          reward-selection | voucherValue     | 25/3
          reward-selection | voucherValue     | 9.999
          reward-selection | voucherValue     | "50"
          reward-selection | voucherValue     | 50 USD
          reward-selection | validityDays     | 0
          reward-selection | validityDays     |
          reward-selection | validityDays     | 90.5
          reward-selection | gift             | Welcome gift box
          reward-selection | gift             | 30
          reward-selection | gift             |
          reward-selection | giftCost         | -1
          reward-selection | giftCost         | 30.005
          reward-selection | giftCost         | "30"
          reward-selection | substituteVoucherValue | 0
          reward-selection | substituteVoucherValue | -30
          reward-selection | targetTier       | "REGULAR"
          communication    | daysUntilVoucherExpires | daysUntilVoucherExpires < 7
          communication    | daysUntilVoucherExpires | not(7)
          communication    | daysUntilVoucherExpires | < seven
          communication    | pointsToNextTier | not(5, 10)
          communication    | month            | 13
          communication    | month            | "December"
          communication    | month            | 0
          communication    | dayOfMonth       | 32
          communication    | dayOfMonth       | 1.
          communication    | birthday         | TRUE
          communication    | birthday         | "true"
          communication    | birthday         | currentTier = "GOLD"
          communication    | birthday         | 1
          communication    | nextTier         | "Gold"
          communication    | nextTier         | not("GOLD")
          communication    | nextTier         | "REGULAR"
          communication    | anniversaryYears | [5..1]
          communication    | message          | "BIRTHDAY_GREETING"
          communication    | message          | BIRTHDAY
          communication    | message          | "TIER_UPGRADE"
          communication    | channels         | "MAIL"
          communication    | channels         | "EMAIL; SMS"
          communication    | channels         | EMAIL
          communication    | channels         | "EMAIL", "SMS"
          communication    | bonusPoints      | -25
          communication    | bonusPoints      | 2.5
          communication    | bonusPoints      | "25"
          communication    | bonusValidityMonths | 0
          communication    | repeatAfterDays  | 0
          communication    | repeatAfterDays  | 90 days
          """)
  void whatCannotBeRightIsRefusedCellByCell(String table, String column, String text) {
    String typed = text == null ? "" : text;
    String row = ROWS.get(table);

    List<Finding> findings =
        findings(table + ".dmn", TableFile.of(table).cell(row, column, typed).bytes());

    assertThat(findings)
        .as("%s %s: %s", table, column, typed)
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.place().model()).isEqualTo(table);
              assertThat(finding.place().row()).isEqualTo(row);
              assertThat(finding.accepted()).isNotBlank();
            });
    assertThat(findings.get(0).sentence()).contains(table, row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          points-earning   | agreement        | "ACME"
          points-earning   | agreement        | null
          points-earning   | agreement        | null, "ACME"
          points-earning   | agreement        | not(null)
          points-earning   | agreement        | not("ACME", null)
          points-earning   | agreement        | starts with(?, "ACME-")
          points-earning   | occurredOn       | [date("2026-12-01")..date("2026-12-31")]
          points-earning   | occurredOn       | >= date("2026-12-01"), date("2026-06-24")
          points-earning   | occurredOn       | day of week(?) = "Monday"
          points-earning   | currentTier      | not("REGULAR", "SILVER", "VIP")
          points-earning   | transactionKind  | "PURCHASE", "FLIGHT"
          points-earning   | agreement        | ? = "ACME" and attributes.cabin = "FIRST" and hour >= 18
          points-earning   | currentTier      | ? = "GOLD" and dayOfWeek = "MONDAY"
          points-earning   | occurredOn       | ? >= date("2026-12-01") and birthday
          points-earning   | rate             | if attributes.cabin = "FIRST" then 0.2 else 0.1
          points-earning   | rate             | if quantity = null then 0.1 else quantity / 100
          points-earning   | multiplier       | if category = "FOOD" and amount >= 50 then 2 else 1
          points-earning   | rate             | 1/3
          points-earning   | rate             | 0.123456789
          points-earning   | rate             | if accountType = "CORPORATE" then 0.2 else 0.1
          points-earning   | multiplier       | 0
          tier-eligibility | qualifyingPoints | [300..99999]
          tier-eligibility | qualifyingPoints | [300 .. 99999]
          tier-eligibility | qualifyingPoints | 42, >= 300
          communication    | pointsToNextTier | not([1..5])
          tier-eligibility | annualSpend      | >= 99.99
          tier-eligibility | annualTransactions | > 5
          upgrade-review   | annualSpend      | >= 500.50
          reward-selection | voucherValue     | 33.33
          reward-selection | gift             | "Box of \\"sweets\\""
          communication    | daysUntilVoucherExpires | ? < 7
          communication    | daysUntilVoucherExpires | null
          communication    | birthday         | true
          communication    | birthday         | false
          communication    | month            | 6, 12
          communication    | pointsBalance    | >= 100
          communication    | channels         | "EMAIL,DASHBOARD"
          communication    | bonusPoints      | 0
          """)
  void whatIsRightIsNotRefused(String table, String column, String text) {
    // Above the row that it changes, so that the table goes on covering everything.
    TableFile file =
        TableFile.of(table).copyAbove(ROWS.get(table), "edited").cell("edited", column, text);

    assertThat(findings(table + ".dmn", file.bytes()))
        .as("%s %s: %s", table, column, text)
        .isEmpty();
  }

  static final List<Arguments> GAPS =
      List.of(
          Arguments.of("points-earning", "review", "transactionKind \"REVIEW\""),
          Arguments.of("points-earning", "purchase-vip", "currentTier \"VIP\""),
          Arguments.of("tier-eligibility", "regular", "qualifyingPoints"),
          Arguments.of("upgrade-review", "no-review", "accountType \"INDIVIDUAL\""),
          Arguments.of("reward-selection", "gold-reward", "targetTier \"GOLD\""));

  @ParameterizedTest
  @FieldSource("GAPS")
  void aTableThatLeavesSomebodyOutIsRefused(String table, String row, String gap) {
    assertThat(findings(table + ".dmn", TableFile.of(table).without(row).bytes()))
        .isNotEmpty()
        .first()
        .satisfies(finding -> assertThat(finding.sentence()).contains("has no row for", gap));
  }

  @Test
  void aNumberThatNoRowCoversIsNamed() {
    TableFile file =
        TableFile.of("tier-eligibility")
            .cell("regular", "qualifyingPoints", "< 90")
            .cell("silver-by-points", "qualifyingPoints", "> 100");

    assertThat(findings("tier-eligibility.dmn", file.bytes()))
        .first()
        .satisfies(f -> assertThat(f.sentence()).contains("has no row for", "qualifyingPoints 9"));
  }

  @Test
  void aFigureIsWrittenAsPeopleReadIt() {
    TableFile file = TableFile.of("tier-eligibility").cell("regular", "annualSpend", ">= 0");

    assertThat(findings("tier-eligibility.dmn", file.bytes()).get(0).sentence())
        .containsPattern("annualSpend −[\\d,.]*\\d")
        .doesNotContainPattern("\\d\\.0\\b");
  }

  @Test
  void whatIsKeptIsNotTooLong() {
    assertThat(
            findings(
                "points-earning.dmn",
                TableFile.of("points-earning").annotation("booking", "x".repeat(585)).bytes()))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.sentence())
                    .contains("points-earning", "booking", "annotation", "585", "at most 500"));
    TableFile longId = TableFile.of("points-earning");
    longId.rules().get(0).setId("r".repeat(65));
    assertThat(findings("points-earning.dmn", longId.bytes())).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id="points-earning"        | id="points-erning"
          hitPolicy="FIRST"          | hitPolicy="COLLECT"
          hitPolicy="FIRST"          | hitPolicy="UNIQUE"
          hitPolicy="FIRST"          | hitPolicy="COLLECT" aggregation="SUM"
          name="rate"                | name="Rate"
          name="validityMonths"      | name="months"
          name="fixedPoints" typeRef="long" | name="fixedPoints" typeRef="string"
          <text>agreement</text>     | <text>contract</text>
          <text>occurredOn</text>    | <text>occurredWhen</text>
          typeRef="date"             | typeRef="string"
          id="currentTierExpression" typeRef="string" | id="currentTierExpression" typeRef="string" expressionLanguage="javascript"
          <text>"PURCHASE"</text>    | <text>"PURCHASE"
          """)
  void aTableOfAnotherShapeIsRefused(String passage, String instead) {
    String table = released("/dmn/points-earning.dmn");
    assertThat(table).contains(passage);

    assertThat(
            findings(
                "points-earning.dmn",
                table
                    .replaceFirst(Pattern.quote(passage), Matcher.quoteReplacement(instead))
                    .getBytes(StandardCharsets.UTF_8)))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "points-earning.xml",
    "points-earning.dmn.txt",
    "points-earning",
    "evil.html",
    "script.js",
    "points.bpmn2"
  })
  void aFileThatTheEngineWouldPassOverIsRefused(String name) {
    assertThatExceptionOfType(DeploymentRefusedException.class)
        .isThrownBy(
            () ->
                repository
                    .createDeployment()
                    .addInputStream(
                        name, new ByteArrayInputStream(TableFile.of("points-earning").bytes()))
                    .deploy())
        .withMessageContaining(name);
  }

  private List<Finding> findings(String file, byte[] content) {
    return check.check(Map.of(file, content), everything()).findings();
  }

  private static String released(String path) {
    try (InputStream file = RefusedTablesTest.class.getResourceAsStream(path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static KnownModels everything() {
    return new KnownModels() {
      @Override
      public boolean hasDecision(String key) {
        return true;
      }

      @Override
      public Optional<byte[]> decisionFile(String key) {
        return Optional.empty();
      }

      @Override
      public boolean hasForm(String id) {
        return true;
      }
    };
  }
}
