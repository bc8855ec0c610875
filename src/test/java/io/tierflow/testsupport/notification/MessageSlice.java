package io.tierflow.testsupport.notification;

import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.notification.content.TierRenewalNotifications;
import io.tierflow.notification.content.TierUpgradeNotifications;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.notification.template.TemplateSettings;
import io.tierflow.policy.VocabularyRepository;
import io.tierflow.reward.VoucherService;
import io.tierflow.testsupport.EveryLink;
import io.tierflow.testsupport.push.PushServicesOfTests;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.web.bind.annotation.RestController;

/**
 * The message package with a real database, transactions, mail and web layer, without the flow that
 * puts messages. Not marked as a configuration, so that tests of the whole application do not find
 * it.
 */
@EnableConfigurationProperties({
  ProgrammeSettings.class,
  MessageSettings.class,
  TemplateSettings.class
})
@ComponentScan({
  "io.tierflow.common",
  "io.tierflow.web",
  "io.tierflow.encryption",
  "io.tierflow.notification.channel.push"
})
@ComponentScan(basePackages = "io.tierflow.member", excludeFilters = @Filter(RestController.class))
@ComponentScan(
    basePackages = "io.tierflow.notification",
    excludeFilters = {
      @Filter(
          type = FilterType.ASSIGNABLE_TYPE,
          classes = {TierUpgradeNotifications.class, TierRenewalNotifications.class}),
      @Filter(type = FilterType.REGEX, pattern = ".*\\.TierWords")
    })
@Import({
  AuditTrail.class,
  VoucherService.class,
  VocabularyRepository.class,
  Nodes.class,
  PushServicesOfTests.class,
  EveryLink.class
})
@ConfigurationPropertiesScan("io.tierflow.notification.channel.push")
@EntityScan({"io.tierflow.member", "io.tierflow.notification", "io.tierflow.reward"})
@EnableJpaRepositories({"io.tierflow.member", "io.tierflow.notification", "io.tierflow.reward"})
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  HibernateJpaAutoConfiguration.class,
  FlywayAutoConfiguration.class,
  MailSenderAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  MessageSourceAutoConfiguration.class,
  MetricsAutoConfiguration.class,
  SimpleMetricsExportAutoConfiguration.class,
  ThymeleafAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class
})
public class MessageSlice {

  @Bean
  public MessageSource tierWords() {
    return ReleasedTierWords.INSTANCE;
  }
}
