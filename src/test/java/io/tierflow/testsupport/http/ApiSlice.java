package io.tierflow.testsupport.http;

import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.points.EarlierTiers;
import io.tierflow.policy.CollectingTables;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.TableRows;
import io.tierflow.policy.VocabularyRepository;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.transaction.RefundSettings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * Members, transactions and points with a real database and a real web server, without engine and
 * sign-in. The policy is one row: a purchase earns a tenth of its amount, under the agreement
 * DOUBLE twice that; all kinds but referrals can be refunded, and of these there are two a day.
 */
@EnableConfigurationProperties({ProgrammeSettings.class, RefundSettings.class})
@ComponentScan({
  "io.tierflow.common",
  "io.tierflow.web",
  "io.tierflow.encryption",
  "io.tierflow.csv",
  "io.tierflow.member",
  "io.tierflow.transaction",
  "io.tierflow.points"
})
@EntityScan({"io.tierflow.member", "io.tierflow.transaction", "io.tierflow.points"})
@EnableJpaRepositories({"io.tierflow.member", "io.tierflow.transaction", "io.tierflow.points"})
@Import({AuditTrail.class, VocabularyRepository.class})
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  HibernateJpaAutoConfiguration.class,
  FlywayAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  ValidationAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
  ServletWebServerFactoryAutoConfiguration.class,
  WebMvcAutoConfiguration.class
})
public class ApiSlice {

  @Bean
  @Primary
  public AdjustableClock adjustableClock() {
    return new AdjustableClock();
  }

  /** Nobody's tier has ever been lowered. */
  @Bean
  public EarlierTiers sameTiers() {
    return (memberNumber, day) -> Optional.empty();
  }

  @Bean
  public DecisionTables oneRow() {
    return (table, inputs) ->
        new Decision(
            table,
            1,
            "a-tenth",
            inputs,
            "activity-kinds".equals(table) ? kind((String) inputs.get("kind")) : aTenth(inputs),
            "A purchase earns a tenth of its amount.");
  }

  /** No promotions. */
  @Bean
  public CollectingTables noRowsMatch() {
    return (table, inputs) -> List.of();
  }

  @Bean
  public TableRows noRows() {
    return table -> Map.of();
  }

  private static Map<String, Object> aTenth(Map<String, Object> inputs) {
    return Map.of(
        "rate",
        new BigDecimal("0.10"),
        "multiplier",
        "DOUBLE".equals(inputs.get("agreement")) ? 2 : 1,
        "validityMonths",
        24);
  }

  private static Map<String, Object> kind(String kind) {
    boolean purchase = "PURCHASE".equals(kind);
    boolean referral = "REFERRAL".equals(kind);
    Map<String, Object> terms = new HashMap<>();
    terms.put("amount", purchase ? "REQUIRED" : "OPTIONAL");
    terms.put("countsAsSpend", true);
    terms.put("countsAsTransaction", purchase);
    terms.put("refundable", !referral);
    terms.put("dailyLimit", referral ? 2 : null);
    return terms;
  }
}
