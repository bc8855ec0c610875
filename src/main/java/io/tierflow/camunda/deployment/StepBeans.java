package io.tierflow.camunda.deployment;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The names that a diagram may bind to its elements. */
@Component
class StepBeans {

  private final ListableBeanFactory beans;

  StepBeans(ListableBeanFactory beans) {
    this.beans = beans;
  }

  /** What a service task may name. */
  Set<String> steps() {
    return named(JavaDelegate.class);
  }

  /** What an execution listener may name. */
  Set<String> executionListeners() {
    Set<String> names = named(ExecutionListener.class);
    names.addAll(steps());
    return names;
  }

  /** What a task listener may name. */
  Set<String> taskListeners() {
    return named(TaskListener.class);
  }

  private Set<String> named(Class<?> type) {
    return new TreeSet<>(Set.of(beans.getBeanNamesForType(type, false, false)));
  }
}
