package io.tierflow.member;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of a member who is merged into another, as they go over to that one. */
@Component
public class MergedRows {

  private final JdbcClient database;

  MergedRows(JdbcClient database) {
    this.database = database;
  }

  /**
   * Moves rows.
   *
   * @param statement a statement whose parameters are {@code :into} and {@code :from}
   * @param merging the merge
   * @return how many rows it moved
   */
  public int move(String statement, Merging merging) {
    return database
        .sql(statement)
        .param("into", merging.into())
        .param("from", merging.from())
        .update();
  }
}
