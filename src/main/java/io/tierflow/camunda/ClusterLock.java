package io.tierflow.camunda;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.stereotype.Component;

/** What is done at a start, and by one of the nodes that start together alone. */
@Component
@EngineInternal(
    why =
        "No public call takes the lock of the engine's property table, by which nodes "
            + "that start together wait for each other.",
    replacement = "A row of Tierflow's own that is locked with select … for update.")
public class ClusterLock {

  private final CommandExecutor commands;
  private final ManagementService properties;

  ClusterLock(ProcessEngine engine, ManagementService properties) {
    this.commands =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getCommandExecutorTxRequired();
    this.properties = properties;
  }

  /**
   * Does something in one transaction, under the lock of the cluster.
   *
   * @param work what to do
   */
  public void withLock(Runnable work) {
    commands.execute(
        command -> {
          command.getPropertyManager().acquireExclusiveLock();
          work.run();
          return null;
        });
  }

  /**
   * Does something once in the life of a database, so that what people change afterwards stays.
   *
   * @param name by which it is remembered, at most 40 characters
   * @param work what to do
   */
  public void runOnce(String name, Runnable work) {
    String property = "tierflow.done." + name;
    withLock(
        () -> {
          if (!properties.getProperties().containsKey(property)) {
            work.run();
            properties.setProperty(property, "done");
          }
        });
  }
}
