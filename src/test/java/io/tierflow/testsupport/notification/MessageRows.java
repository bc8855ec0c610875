package io.tierflow.testsupport.notification;

import io.tierflow.testsupport.SealedMember;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Writes what messages read, and reads what became of them. */
public class MessageRows {

  public static final String PHONE = "+12025550001";

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final SealedMember sealed = SealedMember.withTheTestsKey();

  public MessageRows(JdbcClient database, TransactionOperations transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  public void clear() {
    List.of("message", "voucher", "push_subscription", "member_lookup", "member")
        .forEach(table -> write("delete from " + table));
  }

  /** A member who can be reached on both channels and has agreed to both. */
  public void member(String number) {
    write(
        """
        insert into member (member_number, personal_data, data_key, email_known, phone_known,
            language, enrolled_on, account_type, email_consent, sms_consent, status, tier,
            tier_status, confirmed_tier, tier_since, version)
        values (?, ?, 1, true, true, 'en', '2026-01-31', 'INDIVIDUAL', true, true,
            'ACTIVE', 'GOLD', 'CONFIRMED', 'GOLD', '2026-01-31', 0)
        """,
        number,
        sealed.person(number, "Ada Example", addressOf(number), PHONE, null));
  }

  /** Makes an e-mail address one that no endpoint would have accepted. */
  public void emailOf(String number, String email) {
    write(
        "update member set personal_data = ? where member_number = ?",
        sealed.person(number, "Ada Example", email, PHONE, null),
        number);
  }

  public static String addressOf(String memberNumber) {
    return memberNumber.toLowerCase(Locale.ROOT) + "@example.com";
  }

  /** The voucher of {@link MessageSamples#upgradeToGold}. */
  public void voucher(String memberNumber) {
    write(
        """
        insert into voucher (voucher_id, code, member_number, origin, amount, validity_days, state,
            created_at, issued_on, expires_on, reason)
        values ('v-1', ?, ?, 'TIER_UPGRADE', 25.00, 90, 'ISSUED', '2026-10-31 12:00:00',
            '2026-10-31', '2027-01-29', 'Gold members get a voucher.')
        """,
        MessageSamples.CODE,
        memberNumber);
  }

  public void write(String sql, Object... values) {
    transactions.executeWithoutResult(status -> database.sql(sql).params(List.of(values)).update());
  }

  /** Lets the pause after a failed attempt be over. */
  public void pauseIsOver() {
    write("update message set next_attempt_at = '2026-01-01 00:00:00' where state = 'PENDING'");
  }

  public void putDaysAgo(int days) {
    write(
        "update message set created_at = ?",
        LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC).minusDays(days).withNano(0));
  }

  /** Makes a message due before others. */
  public void putMinutesAgo(String key, int minutes) {
    write(
        "update message set next_attempt_at = ? where idempotency_key = ?",
        LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC).minusMinutes(minutes).withNano(0),
        key);
  }

  /** What a column holds of the message with a key. */
  public String of(String key, String column) {
    Map<String, Object> row =
        database
            .sql("select %s from message where idempotency_key = ?".formatted(column))
            .param(key)
            .query()
            .singleRow();
    Object value = row.values().iterator().next();
    return value == null ? null : value.toString();
  }

  public String state(String key) {
    return of(key, "state");
  }

  public long count(String state) {
    return database
        .sql("select count(*) from message where state = ?")
        .param(state)
        .query(Long.class)
        .single();
  }
}
