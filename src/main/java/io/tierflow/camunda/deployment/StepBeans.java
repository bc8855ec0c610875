package io.tierflow.camunda.deployment;

import java.util.List;
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
    Set<String> names = new TreeSet<>();
    for (String name : beans.getBeanNamesForType(type, false, false)) {
      names.add(name);
      names.addAll(List.of(beans.getAliases(name)));
    }
    return names;
  }
}
