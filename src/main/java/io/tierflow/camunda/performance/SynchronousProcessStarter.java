package io.tierflow.camunda.performance;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.history.TierflowHistoryLevel;
import io.tierflow.camunda.sandbox.ActivityBudget;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts instances and takes them on at once, all in one engine command: what the engine keeps of
 * them is written once, and only of those that wait for something at the end.
 */
@Component
@EngineInternal(
    why =
        "RuntimeService makes one command of each start and stops at a save point after "
            + "the start event.",
    replacement = "RuntimeService and a job for each member, which is slower.")
public class SynchronousProcessStarter {

  private final CommandExecutor commands;

  SynchronousProcessStarter(ProcessEngine engine) {
    this.commands =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getCommandExecutorTxRequired();
  }

  /**
   * Starts instances of the latest version of a process, one after the other, each as far as it
   * goes by itself: from the start event on, although that may be a save point. Of those that end
   * the engine's little history keeps nothing: the caller's own records are all there is.
   *
   * @param process key of the process
   * @param starts what each instance starts with
   * @return ids of the instances, in the order of the starts
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> start(String process, List<Start> starts) {
    return commands.execute(
        page ->
            starts.stream()
                .map(start -> commands.execute(c -> startAlone(c, process, start)))
                .toList());
  }

  private static String startAlone(CommandContext command, String process, Start start) {
    return command.getSession(ActivityBudget.class).renewed(() -> start(command, process, start));
  }

  private static String start(CommandContext command, String process, Start start) {
    ProcessEngineConfigurationImpl engine = command.getProcessEngineConfiguration();
    ProcessDefinitionEntity definition =
        engine.getDeploymentCache().findDeployedLatestProcessDefinitionByKey(process);
    for (CommandChecker checker : engine.getCommandCheckers()) {
      checker.checkCreateProcessInstance(definition);
    }
    ExecutionEntity instance = definition.createProcessInstance(start.businessKey());
    // As the job of the start event's save point does, which would need a transaction of its own.
    instance.setIgnoreAsync(true);
    instance.start(start.variables());
    if (instance.isEnded() && engine.getHistoryLevel() instanceof TierflowHistoryLevel) {
      leaveNoHistory(command, instance.getId());
    }
    return instance.getId();
  }

  /** That it ran is all that this history would keep of it, and whoever started it knows it. */
  private static void leaveNoHistory(CommandContext command, String id) {
    DbEntityManager entities = command.getDbEntityManager();
    HistoricProcessInstanceEventEntity ran =
        entities.getCachedEntity(HistoricProcessInstanceEventEntity.class, id);
    if (ran != null) {
      entities.delete(ran);
    }
  }

  /**
   * What an instance starts with.
   *
   * @param businessKey its business key
   * @param variables its variables
   */
  public record Start(String businessKey, Map<String, Object> variables) {}
}
