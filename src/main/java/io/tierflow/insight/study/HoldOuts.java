package io.tierflow.insight.study;

import io.tierflow.insight.effect.HoldOutAssignment;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Who goes without a campaign, by a salt that is made once for each programme and kept. */
@Component
public class HoldOuts {

  private static final int SALT_BYTES = 32;

  private final JdbcClient database;
  private final TransactionTemplate ownTransaction;
  private volatile HoldOutAssignment assignment;

  HoldOuts(JdbcClient database, PlatformTransactionManager transactions) {
    this.database = database;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Whether a member goes without.
   *
   * @param campaign what is withheld, by its code; never changed afterwards
   * @param memberNumber the member
   * @param percent which share of members goes without, 0 to 100
   * @return the same answer each time; with a larger share, more members beside the same
   */
  public boolean heldOut(String campaign, String memberNumber, double percent) {
    HoldOutAssignment known = assignment;
    if (known == null) {
      known = new HoldOutAssignment(HexFormat.of().parseHex(ownTransaction.execute(s -> salt())));
      assignment = known;
    }
    return known.heldOut(campaign, memberNumber, percent);
  }

  /** Under the lock of the row, so that two instances don't make two. */
  private String salt() {
    String kept =
        database
            .sql("select salt from hold_out_salt where salt_name = 'SALT' for update")
            .query((row, number) -> row.getString("salt"))
            .single();
    if (!kept.isEmpty()) {
      return kept;
    }
    byte[] made = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(made);
    String salt = HexFormat.of().formatHex(made);
    database
        .sql("update hold_out_salt set salt = :salt where salt_name = 'SALT'")
        .param("salt", salt)
        .update();
    return salt;
  }
}
