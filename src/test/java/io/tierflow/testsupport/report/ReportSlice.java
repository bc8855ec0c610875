package io.tierflow.testsupport.report;

import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.insight.owed.LiabilitySettings;
import io.tierflow.member.MemberRows;
import io.tierflow.policy.CellCondition;
import io.tierflow.policy.VocabularyRepository;
import io.tierflow.policy.WrittenRow;
import io.tierflow.policy.WrittenTable;
import io.tierflow.policy.WrittenTables;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.EveryLink;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The reports and figures with a real database, transactions and web layer, and nothing else. It
 * carries no stereotype, so that no other test's component scan finds it.
 */
@EnableConfigurationProperties({LiabilitySettings.class, ProgrammeSettings.class})
@ComponentScan({
  "io.tierflow.common",
  "io.tierflow.web",
  "io.tierflow.encryption",
  "io.tierflow.insight.dashboard",
  "io.tierflow.insight.figures",
  "io.tierflow.insight.membervalue",
  "io.tierflow.insight.owed",
  "io.tierflow.insight.study",
  "io.tierflow.report"
})
@EntityScan("io.tierflow.member")
@EnableJpaRepositories("io.tierflow.member")
@Import({AuditTrail.class, EveryLink.class, MemberRows.class, VocabularyRepository.class})
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  HibernateJpaAutoConfiguration.class,
  FlywayAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  MessageSourceAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  ThymeleafAutoConfiguration.class
})
public class ReportSlice {

  @Bean
  @Primary
  public AdjustableClock adjustableClock() {
    return new AdjustableClock();
  }

  /** A table with two thresholds, and a row that asks for more than points. */
  @Bean
  public WrittenTables writtenTables() {
    return table ->
        new WrittenTable(
            table,
            1,
            Instant.EPOCH,
            List.of(
                row("gold", "GOLD", Map.of("qualifyingPoints", CellCondition.of(">= 2000"))),
                row("silver", "SILVER", Map.of("qualifyingPoints", CellCondition.of(">= 1000"))),
                row(
                    "both",
                    "SILVER",
                    Map.of(
                        "qualifyingPoints",
                        CellCondition.of(">= 500"),
                        "annualSpend",
                        CellCondition.of(">= 3000")))));
  }

  private static WrittenRow row(String id, String tier, Map<String, CellCondition> tests) {
    return new WrittenRow(id, "", tests, Map.of("tier", "\"" + tier + "\""));
  }

  @Bean
  public ProgrammeRows programmeRows(JdbcTemplate database, TransactionOperations transactions) {
    return new ProgrammeRows(database, transactions);
  }
}
