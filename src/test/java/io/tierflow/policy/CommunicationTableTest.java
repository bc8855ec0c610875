package io.tierflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.deployment.PolicyTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommunicationTableTest {

  /** What the figures of a member lead to, and figures that just do not. */
  private static final String ROWS =
      """
      welcome                | daysSinceEnrolment=0                                        | daysSinceEnrolment=-1
      welcome                | daysSinceEnrolment=7                                        | daysSinceEnrolment=8
      near-silver            | nextTier=SILVER pointsToNextTier=1 daysSinceLastActivity=60 | daysSinceLastActivity=61
      near-silver            | nextTier=SILVER pointsToNextTier=30                         | pointsToNextTier=31
      near-silver            | nextTier=SILVER pointsToNextTier=1                          | pointsToNextTier=0
      near-gold              | nextTier=GOLD pointsToNextTier=60 currentTier=SILVER        | pointsToNextTier=61
      near-gold              | nextTier=GOLD pointsToNextTier=1 daysSinceLastActivity=60   | daysSinceLastActivity=61
      near-gold              | nextTier=GOLD pointsToNextTier=1                            | pointsToNextTier=0
      near-vip               | nextTier=VIP pointsToNextTier=150 currentTier=GOLD          | pointsToNextTier=151
      near-vip               | nextTier=VIP pointsToNextTier=1 daysSinceLastActivity=60    | daysSinceLastActivity=61
      near-vip               | nextTier=VIP pointsToNextTier=1                             | nextTier=none
      voucher-expires        | daysUntilVoucherExpires=14                                  | daysUntilVoucherExpires=15
      voucher-expires        | daysUntilVoucherExpires=0                                   | daysUntilVoucherExpires=-1
      voucher-expires        | daysUntilVoucherExpires=1                                   | daysUntilVoucherExpires=none
      points-expire          | pointsExpiringSoon=10 daysUntilPointsExpire=30              | daysUntilPointsExpire=31
      points-expire          | pointsExpiringSoon=10 daysUntilPointsExpire=0               | daysUntilPointsExpire=-1
      points-expire          | pointsExpiringSoon=10 daysUntilPointsExpire=1               | pointsExpiringSoon=9
      tier-ends-in-two-months | daysUntilTierExpires=60 pointsToKeepTier=1                 | daysUntilTierExpires=61
      tier-ends-in-two-months | daysUntilTierExpires=15 pointsToKeepTier=1                 | daysUntilTierExpires=14
      tier-ends-in-two-months | daysUntilTierExpires=60 pointsToKeepTier=300               | pointsToKeepTier=none
      tier-ends-in-two-months | daysUntilTierExpires=60 pointsToKeepTier=1                 | inGracePeriod=true
      tier-ends-in-two-weeks | daysUntilTierExpires=14 pointsToKeepTier=1                  | daysUntilTierExpires=15
      tier-ends-in-two-weeks | daysUntilTierExpires=9 pointsToKeepTier=1 inGracePeriod=true | daysUntilTierExpires=15
      tier-ends-in-two-weeks | daysUntilTierExpires=0 pointsToKeepTier=1                   | daysUntilTierExpires=-1
      tier-ends-in-two-weeks | daysUntilTierExpires=14 pointsToKeepTier=1                  | daysUntilTierExpires=none
      tier-ends-in-two-weeks | daysUntilTierExpires=14 pointsToKeepTier=300                | pointsToKeepTier=none
      monthly-statement      | dayOfMonth=2 daysSinceLastActivity=0                        | dayOfMonth=1
      monthly-statement      | dayOfMonth=4 daysSinceLastActivity=89                       | dayOfMonth=5
      vip-event              | milestone=VIP_EVENT daysSinceMilestone=0                    | daysSinceMilestone=8
      vip-event              | milestone=VIP_EVENT daysSinceMilestone=7                    | milestone=PURCHASES_10
      birthday-congratulation | birthday=true                                              | birthday=false
      birthday-congratulation | birthday=true                                              | accountType=CORPORATE
      round-anniversary      | anniversaryYears=5                                          | anniversaryYears=0
      round-anniversary      | anniversaryYears=50 accountType=CORPORATE                   | anniversaryYears=0
      other-anniversary      | anniversaryYears=1                                          | anniversaryYears=0
      other-anniversary      | anniversaryYears=51                                         | anniversaryYears=0
      long-inactive          | daysSinceLastActivity=90                                    | daysSinceLastActivity=89
      long-inactive          | daysSinceLastActivity=1095                                  | daysSinceLastActivity=1096
      upgrade-survey         | daysSinceTierUpgrade=7                                      | daysSinceTierUpgrade=6
      upgrade-survey         | daysSinceTierUpgrade=21                                     | daysSinceTierUpgrade=22
      upgrade-survey         | daysSinceTierUpgrade=7                                      | daysSinceTierUpgrade=none
      december-offer         | month=12 dayOfMonth=1 currentTier=GOLD                      | dayOfMonth=2
      december-offer         | month=12 dayOfMonth=1 currentTier=VIP                       | month=11
      december-offer         | month=12 dayOfMonth=1 currentTier=GOLD                      | currentTier=SILVER
      """;

  private static final String OUTPUTS =
      """
      welcome                 | WELCOME               | EMAIL, DASHBOARD       |    |
      near-silver             | TIER_PROGRESS         | EMAIL, DASHBOARD       |    | 90
      near-gold               | TIER_PROGRESS         | EMAIL, DASHBOARD       |    | 90
      near-vip                | TIER_PROGRESS         | EMAIL, DASHBOARD       |    | 90
      voucher-expires         | VOUCHER_EXPIRING      | EMAIL, PUSH, DASHBOARD |    |
      points-expire           | POINTS_EXPIRING       | EMAIL, PUSH, DASHBOARD |    |
      tier-ends-in-two-months | TIER_EXPIRING         | EMAIL, PUSH, DASHBOARD |    |
      tier-ends-in-two-weeks  | TIER_EXPIRING         | EMAIL, PUSH, DASHBOARD |    |
      monthly-statement       | POINTS_STATEMENT      | EMAIL                  |    |
      vip-event               | EVENT_INVITATION      | EMAIL, DASHBOARD       |    |
      birthday-congratulation | BIRTHDAY              | EMAIL, DASHBOARD       | 20 |
      round-anniversary       | ENROLMENT_ANNIVERSARY | EMAIL, DASHBOARD       | 50 |
      other-anniversary       | ENROLMENT_ANNIVERSARY | EMAIL, DASHBOARD       | 10 |
      long-inactive           | REACTIVATION          | EMAIL                  |    | 180
      upgrade-survey          | SURVEY_REQUEST        | EMAIL                  |    |
      december-offer          | SPECIAL_OFFER         | EMAIL, PUSH, DASHBOARD | 25 |
      """;

  /** A member to whom nothing is due on an ordinary day. */
  private static final String NOTHING_DUE =
      "currentTier=REGULAR accountType=INDIVIDUAL month=5 dayOfMonth=20 daysSinceEnrolment=400"
          + " birthday=false anniversaryYears=0 daysSinceLastActivity=20 pointsBalance=40"
          + " pointsToNextTier=none nextTier=none pointsExpiringSoon=0 daysUntilPointsExpire=none"
          + " daysUntilVoucherExpires=none daysSinceTierUpgrade=none"
          + " daysUntilTierExpires=none pointsToKeepTier=none inGracePeriod=false"
          + " milestone=none daysSinceMilestone=none";

  private static final PolicyTable TABLE = PolicyTable.of("communication");

  @ParameterizedTest
  @CsvSource(textBlock = ROWS, delimiter = '|')
  void eachRowBeginsAndEndsWhereItSays(String rule, String figures, String justNot) {
    assertThat(rules(figures)).containsExactly(rule);
    assertThat(rules(figures + " " + justNot)).doesNotContain(rule);
  }

  @ParameterizedTest
  @CsvSource(textBlock = OUTPUTS, delimiter = '|')
  void eachRowTellsWhatItIsFor(
      String rule, String message, String channels, Long bonusPoints, Long repeatAfterDays) {
    String figures =
        ROWS.lines()
            .filter(row -> row.startsWith(rule + " "))
            .map(row -> row.split("\\|")[1].strip())
            .findFirst()
            .orElseThrow();

    assertThat(TABLE.allOutputs(inputs(figures)))
        .singleElement()
        .satisfies(
            outputs -> {
              assertThat(outputs).containsEntry("message", message);
              assertThat(outputs).containsEntry("channels", channels);
              assertThat(number(outputs.get("bonusPoints"))).isEqualTo(bonusPoints);
              assertThat(number(outputs.get("repeatAfterDays"))).isEqualTo(repeatAfterDays);
            });
  }

  @Test
  void noRowIsLeftOut() {
    assertThat(TABLE.ruleIds())
        .allSatisfy(
            rule -> {
              assertThat(ROWS).contains(rule + " ");
              assertThat(OUTPUTS).contains(rule + " ");
            });
  }

  @Test
  void nothingIsDueOnAnOrdinaryDay() {
    assertThat(rules("")).isEmpty();
  }

  @Test
  void everyAnniversaryHasOneRow() {
    for (int years = 1; years <= 55; years++) {
      assertThat(rules("anniversaryYears=" + years)).as("%d years", years).hasSize(1);
    }
  }

  @Test
  void everythingThatIsDueOnOneDayIsTold() {
    assertThat(rules("birthday=true anniversaryYears=5 daysUntilVoucherExpires=3"))
        .containsExactly("voucher-expires", "birthday-congratulation", "round-anniversary");
  }

  private List<String> rules(String figures) {
    return TABLE.allRules(inputs(figures));
  }

  /** The figures of an ordinary day but for those that are given. */
  private static Map<String, Object> inputs(String figures) {
    Map<String, Object> inputs = new HashMap<>();
    for (String figure : (NOTHING_DUE + " " + figures).strip().split(" +")) {
      String[] parts = figure.split("=");
      inputs.put(parts[0], value(parts[1]));
    }
    return inputs;
  }

  private static Object value(String text) {
    return switch (text) {
      case "none" -> null;
      case "true", "false" -> Boolean.valueOf(text);
      default -> text.matches("-?\\d+") ? (Object) Long.valueOf(text) : text;
    };
  }

  private static Long number(Object output) {
    return output == null ? null : ((Number) output).longValue();
  }
}
