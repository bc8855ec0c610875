package io.tierflow.security.authentication.token;

import io.tierflow.common.JdbcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tokens in the database. */
@Repository
class PersonalTokenRepository {

  private final JdbcClient database;

  PersonalTokenRepository(JdbcClient database) {
    this.database = database;
  }

  @Transactional
  public void insert(PersonalToken token, byte[] secretHash) {
    database
        .sql(
            """
            insert into personal_token
              (token_id, user_id, name, secret_hash, created_at, expires_on)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                token.tokenId(),
                token.user(),
                token.name(),
                HexFormat.of().formatHex(secretHash),
                JdbcTime.of(token.createdAt()),
                token.expiresOn()))
        .update();
  }

  @Transactional(readOnly = true)
  public List<PersonalToken> of(String user) {
    return database
        .sql("select * from personal_token where user_id = ? order by created_at desc, token_id")
        .param(user)
        .query((row, number) -> token(row))
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<StoredPersonalToken> find(String tokenId) {
    return database
        .sql("select * from personal_token where token_id = ?")
        .param(tokenId)
        .query(
            (row, number) ->
                new StoredPersonalToken(
                    token(row), HexFormat.of().parseHex(row.getString("secret_hash"))))
        .optional();
  }

  /** Deletes one of a user's tokens; whether there was one. */
  @Transactional
  public boolean delete(String user, String tokenId) {
    return database
            .sql("delete from personal_token where user_id = ? and token_id = ?")
            .params(user, tokenId)
            .update()
        > 0;
  }

  /** Deletes all tokens of a user; how many. */
  @Transactional
  public int deleteAll(String user) {
    return database.sql("delete from personal_token where user_id = ?").param(user).update();
  }

  /** Deletes what was last accepted before a day. H2 would read those without one, too. */
  @Transactional
  public void deleteExpired(LocalDate before) {
    database
        .sql("delete from personal_token where expires_on > ? and expires_on < ?")
        .params(LocalDate.EPOCH, before)
        .update();
  }

  @Transactional
  public void used(String tokenId, Instant at) {
    database
        .sql("update personal_token set last_used_at = ? where token_id = ?")
        .params(JdbcTime.of(at), tokenId)
        .update();
  }

  private static PersonalToken token(ResultSet row) throws SQLException {
    return new PersonalToken(
        row.getString("token_id"),
        row.getString("user_id"),
        row.getString("name"),
        JdbcTime.read(row, "created_at"),
        row.getObject("expires_on", LocalDate.class),
        JdbcTime.read(row, "last_used_at"));
  }
}
