package io.tierflow.insight.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierflow.insight.effect.Estimate;
import io.tierflow.insight.effect.GeneratedProgramme;
import io.tierflow.insight.effect.RegressionDiscontinuity;
import io.tierflow.insight.effect.ThresholdSample;
import io.tierflow.testsupport.report.ReportDatabaseTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/** Estimates over a database whose first threshold makes members spend 40 more, and no other. */
abstract class EffectOfTiersTest extends ReportDatabaseTest {

  private static final Offset<Double> CENTS = Offset.offset(0.05);
  private static final LocalDateTime RECORDED = LocalDateTime.parse("2026-01-01T00:00:00");

  @Autowired private EffectService effects;
  @Autowired private JdbcTemplate statements;
  @Autowired private TransactionOperations transactions;
  @Autowired private MockMvc web;

  @Test
  void thresholdsFindTheEffectAndAveragesFindMore() {
    GeneratedProgramme programme = GeneratedProgramme.of(1);
    write(programme);

    List<KeptEffect> found = effects.estimate(OCTOBER);

    KeptEffect silver = threshold(found, "SILVER");
    assertThat(silver.threshold()).isEqualByComparingTo("1000");
    assertThat(interval(silver).covers(GeneratedProgramme.EFFECT)).isTrue();
    assertThat(interval(silver).covers(0)).isFalse();
    assertThat(silver.effect()).isCloseTo(computed(programme, 1, 1000, 2000), CENTS);
    // Whether an interval covers 0 is chance in any one programme; the statistics have their own
    // test over two hundred.
    assertThat(threshold(found, "GOLD").effect())
        .isCloseTo(computed(programme, 1000, 2000, Double.MAX_VALUE), CENTS);
    assertThat(found.get(0).method()).isEqualTo(EffectMethod.AVERAGES);
    assertThat(found.get(0).lowerEnd()).isGreaterThan(GeneratedProgramme.EFFECT);
    assertThat(found.get(0).treated() + found.get(0).untreated()).isEqualTo(4000);
  }

  @Test
  void reviewsThatDeclineDoNotHideTheEffect() {
    write(GeneratedProgramme.withReviews(2, 0.7));

    KeptEffect silver = threshold(effects.estimate(OCTOBER), "SILVER");

    assertThat(interval(silver).covers(GeneratedProgramme.EFFECT)).isTrue();
  }

  @Test
  void estimatesAreKeptAndShown() throws Exception {
    write(GeneratedProgramme.of(1));
    web.perform(get("/api/figures/effects"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.month").value("2026-10"))
        .andExpect(jsonPath("$.estimates.length()").value(3))
        .andExpect(jsonPath("$.estimates[1].subject").value("SILVER"))
        .andExpect(jsonPath("$.estimates[1].caution").isNotEmpty());
    transactions.executeWithoutResult(status -> statements.update("delete from ledger_entry"));

    assertThat(threshold(effects.estimate(OCTOBER), "SILVER").effect()).isNotNull();
    web.perform(get("/effect"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("At the threshold of SILVER, 1,000 points")));
    web.perform(get("/reports/2026-10"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Is it worth it")));
  }

  @Test
  void aSmallProgrammeIsToldThatItIsTooSmall() throws Exception {
    rows.member("ann", "2026-01-01");

    assertThat(effects.estimate(OCTOBER))
        .extracting(KeptEffect::state)
        .containsOnly(EffectState.TOO_FEW_MEMBERS);
    web.perform(get("/effect"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("There are too few members to say anything")));
  }

  @Test
  void aMonthThatIsNotOverHasNoEffects() throws Exception {
    web.perform(get("/api/figures/effects").param("month", "2026-11"))
        .andExpect(status().isNotFound());
    web.perform(get("/api/figures/effects").param("month", "November"))
        .andExpect(status().isBadRequest());
  }

  /** What the statistics alone say of the members between two thresholds. */
  private static double computed(
      GeneratedProgramme programme, double above, double at, double below) {
    int[] near =
        IntStream.range(0, programme.points.length)
            .filter(i -> programme.points[i] >= above && programme.points[i] < below)
            .toArray();
    double[] points = IntStream.of(near).mapToDouble(i -> programme.points[i]).toArray();
    double[] spend = IntStream.of(near).mapToDouble(i -> programme.spend[i]).toArray();
    return RegressionDiscontinuity.estimate(ThresholdSample.sharp(points, spend, at))
        .robust()
        .value();
  }

  private static KeptEffect threshold(List<KeptEffect> found, String tier) {
    return found.stream().filter(each -> each.subject().equals(tier)).findFirst().orElseThrow();
  }

  private static Estimate.Interval interval(KeptEffect effect) {
    return new Estimate.Interval(effect.lowerEnd(), effect.upperEnd());
  }

  private void write(GeneratedProgramme programme) {
    transactions.executeWithoutResult(status -> writeRows(programme));
  }

  private void writeRows(GeneratedProgramme programme) {
    List<Integer> members = IntStream.range(0, programme.points.length).boxed().toList();
    LocalDate enrolled = LocalDate.parse("2025-01-01");
    batch(
        """
        insert into member (member_number, language, enrolled_on, account_type, email_consent,
          sms_consent, status, tier, tier_status, confirmed_tier, tier_since, version)
        values (?, 'en', ?, 'INDIVIDUAL', true, true, 'ACTIVE', 'REGULAR', 'CONFIRMED', 'REGULAR',
          ?, 0)
        """,
        members.stream().map(i -> new Object[] {"m" + i, enrolled, enrolled}).toList());
    batch(
        """
        insert into points_account (member_number, balance, shortfall, exact_earned, booked,
          last_entry_number)
        values (?, 0, 0, 0, 0, 1)
        """,
        members.stream().map(i -> new Object[] {"m" + i}).toList());
    batch(
        """
        insert into ledger_entry (member_number, entry_number, entry_type, points, shortfall,
          lapsed, balance_after, idempotency_key, effective_on, recorded_at, reason)
        values (?, 1, 'EARN', ?, 0, 0, 0, ?, ?, ?, 'test')
        """,
        members.stream()
            .map(
                i ->
                    new Object[] {
                      "m" + i,
                      (long) programme.points[i],
                      "K" + i,
                      LocalDate.parse("2026-06-15"),
                      RECORDED
                    })
            .toList());
    batch(
        """
        insert into transaction (transaction_id, member_number, kind, amount, occurred_at,
          refunded_amount, recorded_at, earning, spend)
        values (?, ?, 'PURCHASE', ?, ?, 0, ?, 'EARNED', ?)
        """,
        members.stream().map(i -> purchase(programme, i)).toList());
    batch(
        """
        insert into tier_change (change_id, member_number, to_tier, status, opening, proposed_on,
          decided_on, recorded_at, reason)
        values (?, ?, ?, 'CONFIRMED', false, ?, ?, ?, 'test')
        """,
        members.stream()
            .filter(i -> programme.treated[i])
            .map(i -> change(i, programme.points[i] >= 2000 ? "GOLD" : "SILVER"))
            .toList());
  }

  private static Object[] purchase(GeneratedProgramme programme, int member) {
    BigDecimal amount = BigDecimal.valueOf(Math.round(programme.spend[member] * 300), 2);
    LocalDateTime at = LocalDateTime.parse("2026-09-10T10:00:00");
    return new Object[] {"T" + member, "m" + member, amount, at, RECORDED, amount};
  }

  private static Object[] change(int member, String tier) {
    LocalDate day = LocalDate.parse("2026-07-10");
    return new Object[] {"G" + member, "m" + member, tier, day, day, RECORDED};
  }

  private void batch(String sql, List<Object[]> arguments) {
    statements.batchUpdate(sql, arguments);
  }
}
