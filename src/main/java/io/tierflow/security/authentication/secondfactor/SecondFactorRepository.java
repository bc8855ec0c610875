package io.tierflow.security.authentication.secondfactor;

import io.tierflow.common.JdbcTime;
import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.encryption.SealedColumn;
import io.tierflow.encryption.SealedRecords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Second factors and recovery codes in the database; secrets are sealed. */
@Repository
public class SecondFactorRepository implements SealedRecords {

  private final JdbcClient database;
  private final PersonalDataVault vault;
  private final SealedColumn secrets;

  SecondFactorRepository(JdbcClient database, PersonalDataVault vault) {
    this.database = database;
    this.vault = vault;
    this.secrets = new SealedColumn(database, vault, "second_factor", "user_id", "secret");
  }

  /** A second factor with its secret in clear. */
  public record Stored(String secret, long lastStep) {}

  boolean exists(String user) {
    return factorId(user).isPresent();
  }

  /** Another one with each factor that is turned on. */
  Optional<String> factorId(String user) {
    return database
        .sql("select factor_id from second_factor where user_id = ?")
        .param(user)
        .query(String.class)
        .optional();
  }

  public Optional<Stored> find(String user) {
    return database
        .sql("select secret, last_step from second_factor where user_id = ?")
        .param(user)
        .query(
            (row, number) ->
                new Stored(secrets.open(user, row.getBytes("secret")), row.getLong("last_step")))
        .optional();
  }

  public void insert(String user, String factorId, String secret, long step, Instant now) {
    database
        .sql(
            """
            insert into second_factor
              (user_id, factor_id, secret, data_key, last_step, confirmed_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            user, factorId, secrets.seal(user, secret), vault.primaryKey(), step, JdbcTime.of(now))
        .update();
  }

  /** Uses a step up; false if it, or a later one, was used before. */
  public boolean use(String user, long step) {
    return database
            .sql("update second_factor set last_step = ? where user_id = ? and last_step < ?")
            .params(step, user, step)
            .update()
        == 1;
  }

  public void delete(String user) {
    database.sql("delete from second_factor where user_id = ?").param(user).update();
    deleteCodes(user);
  }

  public void insertCodes(String user, List<String> hashes) {
    for (String hash : hashes) {
      database
          .sql("insert into recovery_code (user_id, code_hash) values (?, ?)")
          .params(user, hash)
          .update();
    }
  }

  void deleteCodes(String user) {
    database.sql("delete from recovery_code where user_id = ?").param(user).update();
  }

  /** Uses a recovery code up; false if there is none such. */
  public boolean useCode(String user, String hash) {
    return database
            .sql("delete from recovery_code where user_id = ? and code_hash = ?")
            .params(user, hash)
            .update()
        == 1;
  }

  public int codesLeft(String user) {
    return database
        .sql("select count(*) from recovery_code where user_id = ?")
        .param(user)
        .query(Integer.class)
        .single();
  }

  @Override
  public Map<Integer, Long> countByKey() {
    return secrets.countByKey();
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Batch reseal(String after, int rows, boolean waiting) {
    return secrets.reseal(after, rows, waiting);
  }
}
