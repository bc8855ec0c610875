package io.tierflow.testsupport.flow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Lets steps of the flow fail after they have done their work, as often as a test says. */
public class FailingSteps implements BeanPostProcessor {

  private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

  /** Lets a step fail. */
  public void fail(String bean, int times) {
    failures.put(bean, new AtomicInteger(times));
  }

  /** Lets all steps work again. */
  public void mend() {
    failures.clear();
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof JavaDelegate step
        ? (JavaDelegate) execution -> execute(step, name, execution)
        : bean;
  }

  private void execute(JavaDelegate step, String name, DelegateExecution execution)
      throws Exception {
    step.execute(execution);
    AtomicInteger left = failures.get(name);
    if (left != null && left.getAndDecrement() > 0) {
      throw new IllegalStateException("The step " + name + " fails for this test.");
    }
  }
}
