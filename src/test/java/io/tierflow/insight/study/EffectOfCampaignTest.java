package io.tierflow.insight.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.report.ReportDatabaseTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** A campaign that held out a tenth of its members, and makes the others spend 15 more a month. */
abstract class EffectOfCampaignTest extends ReportDatabaseTest {

  private static final double EFFECT = 15;
  private static final int MEMBERS = 2000;
  private static final LocalDateTime RECORDED = LocalDateTime.parse("2026-01-01T00:00:00");

  @Autowired private EffectService effects;
  @Autowired private HoldOuts holdOuts;
  @Autowired private JdbcTemplate statements;
  @Autowired private TransactionOperations transactions;

  @Test
  void theHeldOutShowWhatACampaignCauses() {
    transactions.executeWithoutResult(status -> keepASalt());
    transactions.executeWithoutResult(status -> write());

    KeptEffect found =
        effects.estimate(OCTOBER).stream()
            .filter(effect -> effect.method() == EffectMethod.HOLD_OUT)
            .findFirst()
            .orElseThrow();

    assertThat(found.subject()).isEqualTo("BIRTHDAY");
    assertThat(found.treated() + found.untreated()).isEqualTo(MEMBERS);
    assertThat(found.untreated()).isBetween(150L, 250L);
    assertThat(found.effect()).isBetween(EFFECT - 5, EFFECT + 5);
    assertThat(found.lowerEnd()).isPositive();
    // Without what the spend before explains, the error would be about 6.
    assertThat(found.standardError()).isLessThan(3);
  }

  /** A known one, so that the test holds out the same members each time. */
  private void keepASalt() {
    statements.update("update hold_out_salt set salt = ? where salt = ''", "5a17".repeat(16));
  }

  private void write() {
    Random chance = new Random(7);
    List<Object[]> members = new ArrayList<>();
    List<Object[]> told = new ArrayList<>();
    List<Object[]> purchases = new ArrayList<>();
    LocalDate enrolled = LocalDate.parse("2025-01-01");
    for (int member = 0; member < MEMBERS; member++) {
      String number = "c" + member;
      boolean heldOut = holdOuts.heldOut("BIRTHDAY", number, 10);
      double before = 200 + 80 * chance.nextGaussian();
      double after = before + 30 * chance.nextGaussian() + (heldOut ? 0 : EFFECT);
      members.add(new Object[] {number, enrolled, enrolled});
      told.add(new Object[] {number, LocalDate.parse("2026-06-10"), heldOut});
      purchases.add(purchase(number, "B", before, "2026-03-10T10:00:00"));
      purchases.add(purchase(number, "A", after, "2026-09-10T10:00:00"));
    }
    statements.batchUpdate(
        """
        insert into member (member_number, language, enrolled_on, account_type, email_consent,
          sms_consent, status, tier, tier_status, confirmed_tier, tier_since, version)
        values (?, 'en', ?, 'INDIVIDUAL', true, true, 'ACTIVE', 'REGULAR', 'CONFIRMED', 'REGULAR',
          ?, 0)
        """,
        members);
    statements.batchUpdate(
        """
        insert into communication_occasion (member_number, kind, occasion, rule_id, told_on,
          held_out)
        values (?, 'BIRTHDAY', '2026', 'birthday', ?, ?)
        """,
        told);
    statements.batchUpdate(
        """
        insert into transaction (transaction_id, member_number, kind, amount, occurred_at,
          refunded_amount, recorded_at, earning, spend)
        values (?, ?, 'PURCHASE', ?, ?, 0, ?, 'EARNED', ?)
        """,
        purchases);
  }

  private static Object[] purchase(String member, String id, double monthly, String at) {
    BigDecimal amount = BigDecimal.valueOf(Math.round(monthly * 300), 2);
    return new Object[] {id + member, member, amount, LocalDateTime.parse(at), RECORDED, amount};
  }
}
