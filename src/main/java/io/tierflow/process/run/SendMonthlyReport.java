package io.tierflow.process.run;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendMonthlyReport implements JavaDelegate {
  @Override
  public void execute(DelegateExecution execution) {}
}
