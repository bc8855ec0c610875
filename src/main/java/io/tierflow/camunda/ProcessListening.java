package io.tierflow.camunda;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Has the instances of one process listened to, whatever its diagram says. The engine counts the
 * listeners among its own: whoever cancels an instance may skip those of the model, and Cockpit
 * proposes it, but not these.
 */
@EngineInternal(
    why =
        "Listeners that no cancellation can skip are added while a process is parsed, by "
            + "BpmnParseListener, which is documented but internal.",
    replacement =
        "Execution listeners in the diagrams, and a check at deployment that they are "
            + "there; a cancellation could skip them.")
public abstract class ProcessListening extends AbstractProcessEnginePlugin {

  private final String key;

  /**
   * Listening to a process.
   *
   * @param key its key
   */
  protected ProcessListening(String key) {
    this.key = key;
  }

  /**
   * Adds the listeners to a version of the process.
   *
   * @param process the version, as it is parsed
   */
  protected abstract void listenTo(ProcessDefinitionEntity process);

  @Override
  public final void preInit(ProcessEngineConfigurationImpl configuration) {
    List<BpmnParseListener> listeners = new ArrayList<>();
    if (configuration.getCustomPostBPMNParseListeners() != null) {
      listeners.addAll(configuration.getCustomPostBPMNParseListeners());
    }
    listeners.add(new Parsing());
    configuration.setCustomPostBPMNParseListeners(listeners);
  }

  private final class Parsing extends AbstractBpmnParseListener {

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
      if (key.equals(process.getKey())) {
        listenTo(process);
      }
    }
  }
}
