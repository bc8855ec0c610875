package io.tierflow.testsupport;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Lets REST API and webapps find the engine of the test that runs. They look it up by name in one
 * place for the whole JVM, where the engine of the context started last stands, or none once a
 * context has been closed.
 */
public class EngineInUse extends AbstractTestExecutionListener {

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void beforeTestMethod(TestContext test) {
    if (test.hasApplicationContext()) {
      ApplicationContext context = test.getApplicationContext();
      ObjectProvider<ProcessEngine> engine = context.getBeanProvider(ProcessEngine.class);
      engine.ifAvailable(ProcessEngines::registerProcessEngine);
    }
  }
}
