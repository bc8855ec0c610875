package io.tierflow.camunda.variable;

import io.tierflow.camunda.EngineInternal;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/**
 * What the diagram says about a step in its extension properties. They were read when the diagram
 * was, so asking costs a look into a map: no variable, no query, no file.
 */
@Component
@EngineInternal(
    why =
        "The public model instance of a step is read from its file whenever the engine's "
            + "cache has dropped it; the parsed activity costs a look into a map.",
    replacement = "DelegateExecution.getBpmnModelElementInstance and its extension elements.")
public class StepProperties {

  /**
   * Reads a property of the step that is being executed.
   *
   * @param execution the execution that is at the step
   * @param name name of the property
   * @return its value, empty if the diagram does not say
   */
  public Optional<String> find(DelegateExecution execution, String name) {
    Map<String, String> properties =
        ((ExecutionEntity) execution)
            .getActivity()
            .getProperties()
            .get(BpmnProperties.EXTENSION_PROPERTIES);
    return Optional.ofNullable(properties).map(said -> said.get(name)).filter(v -> !v.isBlank());
  }
}
