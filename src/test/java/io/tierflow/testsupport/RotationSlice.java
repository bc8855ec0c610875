package io.tierflow.testsupport;

import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.policy.VocabularyRepository;
import io.tierflow.privacy.KeyRotation;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.web.bind.annotation.RestController;

/**
 * Members, their keys and the audit with a real database, and nothing else. It carries no
 * stereotype, so that no other test's component scan finds it.
 */
@EnableConfigurationProperties(ProgrammeSettings.class)
@ComponentScan({
  "io.tierflow.common",
  "io.tierflow.encryption",
  "io.tierflow.notification.channel.push"
})
@ConfigurationPropertiesScan("io.tierflow.notification.channel.push")
@ComponentScan(basePackages = "io.tierflow.member", excludeFilters = @Filter(RestController.class))
@Import({KeyRotation.class, AuditTrail.class, VocabularyRepository.class})
@EntityScan("io.tierflow.member")
@EnableJpaRepositories("io.tierflow.member")
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  HibernateJpaAutoConfiguration.class,
  FlywayAutoConfiguration.class
})
public class RotationSlice {}
