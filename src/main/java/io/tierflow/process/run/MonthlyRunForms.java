package io.tierflow.process.run;

import io.tierflow.camunda.FormContract;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the monthly run reads from the form of its start. */
@Configuration(proxyBeanMethods = false)
class MonthlyRunForms {

  @Bean
  static FormContract startMonthlyRunForm() {
    return new FormContract("start-monthly-run", Map.of(MonthlyRunFlow.MONTH.name(), List.of()));
  }
}
