package io.tierflow.member.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.SchemaChecks;
import io.tierflow.testsupport.database.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Members of the previous release had at most one agreement, without days. */
class AgreementMigrationTest {

  private final DataSource dataSource = TestDatabase.inMemory().dataSource();
  private final JdbcClient database = JdbcClient.create(dataSource);

  @Test
  void whatAMemberHadHoldsFromTheEnrolmentOn() {
    Flyway.configure().dataSource(dataSource).target("45").load().migrate();
    SchemaChecks.enrol(database, "M-1", "SCHOOLS");
    SchemaChecks.enrol(database, "M-2", "SCHOOLS");
    SchemaChecks.enrol(database, "M-3", null);

    Flyway.configure().dataSource(dataSource).load().migrate();

    assertThat(
            rows(
                "select concat_ws(' ', member_number, code, valid_from, valid_to) from member_agreement order by member_number"))
        .containsExactly("M-1 SCHOOLS 2026-01-31", "M-2 SCHOOLS 2026-01-31");
    assertThat(rows("select concat_ws(' ', code, valid_from, valid_to, name) from agreement"))
        .containsExactly("SCHOOLS 1900-01-01");
  }

  private List<String> rows(String query) {
    return database.sql(query).query(String.class).list();
  }
}
