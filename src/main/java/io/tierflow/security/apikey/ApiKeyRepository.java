package io.tierflow.security.apikey;

import io.tierflow.common.JdbcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The keys in the database. */
@Repository
class ApiKeyRepository {

  private static final String SEPARATOR = " ";

  private final JdbcClient database;

  ApiKeyRepository(JdbcClient database) {
    this.database = database;
  }

  @Transactional
  public void insert(ApiKey key, byte[] secretHash) {
    database
        .sql(
            """
            insert into api_key (key_id, name, secret_hash, scopes, created_at, created_by,
              expires_on)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                key.keyId(),
                key.name(),
                HexFormat.of().formatHex(secretHash),
                text(key.scopes()),
                JdbcTime.of(key.createdAt()),
                key.createdBy(),
                key.expiresOn()))
        .update();
  }

  @Transactional(readOnly = true)
  public List<ApiKey> newestFirst() {
    return database
        .sql("select * from api_key order by created_at desc, key_id")
        .query((row, number) -> key(row))
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<StoredApiKey> find(String keyId) {
    return database
        .sql("select * from api_key where key_id = ?")
        .param(keyId)
        .query(
            (row, number) ->
                new StoredApiKey(key(row), HexFormat.of().parseHex(row.getString("secret_hash"))))
        .optional();
  }

  /** Revokes a key that is not revoked yet; whether it did. */
  @Transactional
  public boolean revoke(String keyId, Instant at, String by) {
    return database
            .sql(
                """
                update api_key set revoked_at = ?, revoked_by = ?
                where key_id = ? and revoked_at is null
                """)
            .params(JdbcTime.of(at), by, keyId)
            .update()
        > 0;
  }

  /** Removes keys for good; the ids of those that were there. */
  @Transactional
  public List<String> remove(String name, String maker) {
    List<String> removed =
        database
            .sql("select key_id from api_key where name = ? and created_by = ?")
            .params(name, maker)
            .query(String.class)
            .list();
    removed.forEach(
        keyId -> database.sql("delete from api_key where key_id = ?").param(keyId).update());
    return removed;
  }

  @Transactional
  public void used(String keyId, Instant at) {
    database
        .sql("update api_key set last_used_at = ? where key_id = ?")
        .params(JdbcTime.of(at), keyId)
        .update();
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("key_id"),
        row.getString("name"),
        scopes(row.getString("scopes")),
        JdbcTime.read(row, "created_at"),
        row.getString("created_by"),
        row.getObject("expires_on", LocalDate.class),
        JdbcTime.read(row, "revoked_at"),
        row.getString("revoked_by"),
        JdbcTime.read(row, "last_used_at"));
  }

  private static String text(Set<ApiKeyScope> scopes) {
    return scopes.stream().map(ApiKeyScope::text).collect(Collectors.joining(SEPARATOR));
  }

  /** A scope that a later release knows and this one does not, allows nothing here. */
  private static Set<ApiKeyScope> scopes(String text) {
    List<String> names = List.of(text.split(SEPARATOR));
    return Arrays.stream(ApiKeyScope.values())
        .filter(scope -> names.contains(scope.text()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ApiKeyScope.class)));
  }
}
