package io.tierflow.testsupport;

import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Lets REST API and webapps find the engine of the test that runs. They look it up by name in one
 * place for the whole JVM, where the engine of the context started last stands, or none once a
 * context has been closed. The webapps also keep what they know of an engine in one place, and lose
 * it when the web server of any context stops.
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
      engine.ifAvailable(EngineInUse::use);
    }
  }

  private static void use(ProcessEngine engine) {
    if (engine != ProcessEngines.getProcessEngine(engine.getName()) || webappsHaveLostIt()) {
      ProcessEngines.registerProcessEngine(engine);
      Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
      Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
      Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
      Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
    }
  }

  private static boolean webappsHaveLostIt() {
    return Cockpit.getRuntimeDelegate() == null
        || Admin.getRuntimeDelegate() == null
        || Tasklist.getRuntimeDelegate() == null
        || Welcome.getRuntimeDelegate() == null;
  }
}
