package io.tierflow.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.database.SchemaChecks;
import io.tierflow.testsupport.database.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A Spring test gets H2 by one annotation. */
@OnH2
@SpringBootTest(classes = OnH2Test.DatabaseOnly.class)
class OnH2Test {

  @Configuration
  @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
  static class DatabaseOnly {}

  @Test
  void theApplicationUsesTheDatabaseOfThisContext(
      @Autowired DataSource applications, @Autowired TestDatabase database) {
    JdbcClient.create(applications).sql("create table mark (id int)").update();

    JdbcClient plain = JdbcClient.create(database.dataSource());

    assertThat(SchemaChecks.tables(plain, "PUBLIC")).containsExactly("mark");
  }
}
