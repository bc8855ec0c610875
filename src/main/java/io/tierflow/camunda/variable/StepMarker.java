package io.tierflow.camunda.variable;

import io.tierflow.camunda.EngineInternal;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Marks the processes in which Tierflow's steps act, owners' own ones too. */
@EngineInternal(
    why =
        "A process is marked while it is parsed, by BpmnParseListener, which is "
            + "documented but internal.",
    replacement = "A search through the BPMN model, cached by definition.")
final class StepMarker extends AbstractBpmnParseListener {

  /** The property of such a process. */
  static final String STEPS = "tierflowSteps";

  private static final String BOUND = "delegateExpression";

  @Override
  public void parseProcess(Element element, ProcessDefinitionEntity process) {
    if (bindsStep(element)) {
      process.setProperty(STEPS, true);
    }
  }

  private static boolean bindsStep(Element element) {
    return element.attribute(BOUND) != null
        || element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, BOUND) != null
        || element.elements().stream().anyMatch(StepMarker::bindsStep);
  }
}
