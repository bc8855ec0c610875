package io.tierflow.common;

import java.sql.SQLException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * Takes a broken check constraint of MySQL 8 and later for what it is. The server reports it as
 * error 3819 with the general state HY000, which neither Spring nor Hibernate tells from any other
 * failure; H2 and MariaDB use the state of broken constraints.
 */
@Configuration(proxyBeanMethods = false)
class BrokenCheckTranslation {

  private static final int CHECK_CONSTRAINT_VIOLATED = 3819;

  /** For JDBC; what is no broken check is translated as Spring does without us. */
  @Bean
  static SQLExceptionTranslator sqlExceptionTranslator() {
    SQLExceptionSubclassTranslator translator = new SQLExceptionSubclassTranslator();
    translator.setCustomTranslator(BrokenCheckTranslation::brokenCheck);
    return translator;
  }

  /** For JPA; what is no broken check is left to Hibernate. */
  @Bean
  static BeanPostProcessor brokenCheckInJpa() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HibernateJpaVendorAdapter adapter) {
          adapter.getJpaDialect().setJdbcExceptionTranslator(BrokenCheckTranslation::brokenCheck);
        }
        return bean;
      }
    };
  }

  private static DataAccessException brokenCheck(String task, String sql, SQLException refusal) {
    return refusal.getErrorCode() == CHECK_CONSTRAINT_VIOLATED
        ? new DataIntegrityViolationException(task, refusal)
        : null;
  }
}
