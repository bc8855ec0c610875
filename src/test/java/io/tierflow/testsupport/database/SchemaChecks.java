package io.tierflow.testsupport.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds for the schema on every database. */
public final class SchemaChecks {

  private SchemaChecks() {}

  public static JdbcClient migrated(DataSource dataSource) {
    Flyway flyway = Flyway.configure().dataSource(dataSource).load();
    assertThat(flyway.migrate().migrationsExecuted).isPositive();
    assertThat(flyway.migrate().migrationsExecuted).isZero();
    return JdbcClient.create(dataSource);
  }

  public static List<String> tables(JdbcClient database, String schema) {
    return database
        .sql("select lower(table_name) from information_schema.tables where table_schema = ?")
        .param(schema)
        .query(String.class)
        .list();
  }

  public static void enrol(JdbcClient database, String memberNumber, String agreement) {
    database
        .sql(
            """
            insert into member (member_number, agreement, language, enrolled_on, account_type,
                email_consent, sms_consent, status, tier, tier_status, confirmed_tier, tier_since,
                version)
            values (?, ?, 'en', '2026-01-31', 'INDIVIDUAL', true, false, 'ACTIVE', 'REGULAR',
                'CONFIRMED', 'REGULAR', '2026-01-31', 0)
            """)
        .param(memberNumber)
        .param(agreement)
        .update();
  }

  public static String agreementOf(JdbcClient database, String memberNumber) {
    return database
        .sql("select agreement from member where member_number = ?")
        .param(memberNumber)
        .query(String.class)
        .single();
  }
}
