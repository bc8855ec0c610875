package io.tierflow.portal.pass;

import io.tierflow.common.JdbcTime;
import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.encryption.SealedColumn;
import io.tierflow.encryption.SealedRecords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of passes; the token of one is sealed, and opens in no other row. */
@Component
class WalletPassRows implements SealedRecords {

  private static final String COLUMNS =
      "select serial_number, member_number, wallet, token, shown, changed_at from wallet_pass ";

  private final JdbcClient database;
  private final PersonalDataVault vault;
  private final SealedColumn tokens;

  WalletPassRows(JdbcClient database, PersonalDataVault vault) {
    this.database = database;
    this.vault = vault;
    this.tokens = new SealedColumn(database, vault, "wallet_pass", "serial_number", "token");
  }

  /** Keeps a pass for a member who has none in that wallet; of two at once, the first one stays. */
  void keep(WalletPass pass) {
    database
        .sql(
            """
            insert into wallet_pass (serial_number, member_number, wallet, token, data_key, shown,
              changed_at, created_at, seen_version, seen_balance)
            values (:serial, :member, :wallet, :token, :key, :shown, :now, :now, -1, 0)
            on duplicate key update member_number = member_number
            """)
        .param("serial", pass.serialNumber())
        .param("member", pass.memberNumber())
        .param("wallet", pass.wallet().name())
        .param("token", tokens.seal(pass.serialNumber(), pass.token()))
        .param("key", vault.primaryKey())
        .param("shown", pass.shown())
        .param("now", JdbcTime.of(pass.changedAt()))
        .update();
  }

  Optional<WalletPass> of(String memberNumber, Wallet wallet) {
    return database
        .sql(COLUMNS + "where member_number = ? and wallet = ?")
        .params(memberNumber, wallet.name())
        .query(this::read)
        .optional();
  }

  Optional<WalletPass> find(String serialNumber) {
    return database
        .sql(COLUMNS + "where serial_number = ?")
        .param(serialNumber)
        .query(this::read)
        .optional();
  }

  /** Takes hold of a pass until the caller's transaction ends. */
  Optional<WalletPass> lock(String serialNumber) {
    return database
        .sql(COLUMNS + "where serial_number = ? for update")
        .param(serialNumber)
        .query(this::read)
        .optional();
  }

  /**
   * Passes that may show something else by now, in the order of their numbers: the member's row or
   * balance has changed, or it was looked at on another day, on which points may have expired.
   */
  List<String> outdated(LocalDate today, String after, int rows) {
    return database
        .sql(
            """
            select p.serial_number from wallet_pass p
            join member m on m.member_number = p.member_number
            left join points_account a on a.member_number = p.member_number
            where p.serial_number > ? and (p.seen_version <> m.version
              or p.seen_balance <> coalesce(a.balance, 0)
              or p.seen_on is null or p.seen_on <> ?)
            order by p.serial_number limit ?
            """)
        .params(after, today, rows)
        .query(String.class)
        .list();
  }

  /** Remembers as of what a pass is looked at, before that is done. */
  void see(String serialNumber, LocalDate today) {
    database
        .sql(
            """
            update wallet_pass set
              seen_version = (select m.version from member m
                where m.member_number = wallet_pass.member_number),
              seen_balance = coalesce((select a.balance from points_account a
                where a.member_number = wallet_pass.member_number), 0),
              seen_on = ?
            where serial_number = ?
            """)
        .params(today, serialNumber)
        .update();
  }

  /** It shows something else. */
  void change(String serialNumber, String shown, Instant at) {
    database
        .sql("update wallet_pass set shown = ?, changed_at = ? where serial_number = ?")
        .params(shown, JdbcTime.of(at), serialNumber)
        .update();
  }

  void delete(String serialNumber) {
    database.sql("delete from wallet_pass where serial_number = ?").param(serialNumber).update();
  }

  @Override
  public Map<Integer, Long> countByKey() {
    return tokens.countByKey();
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Batch reseal(String after, int rows, boolean waiting) {
    return tokens.reseal(after, rows, waiting);
  }

  private WalletPass read(ResultSet row, int number) throws SQLException {
    String serialNumber = row.getString("serial_number");
    return new WalletPass(
        serialNumber,
        row.getString("member_number"),
        Wallet.valueOf(row.getString("wallet")),
        tokens.open(serialNumber, row.getBytes("token")),
        row.getString("shown"),
        JdbcTime.read(row, "changed_at"));
  }
}
