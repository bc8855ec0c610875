package io.tierflow.workflow.worklist;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;

/** Counts what has failed, as far as the engine lets who is signed in see it. */
@Service
public class FlowFailureService {

  /** Cockpit's list of processes, each with its incidents. */
  public static final String ADDRESS = "/camunda/app/cockpit/default/#/processes";

  private final RuntimeService runtime;
  private final ManagementService jobs;

  FlowFailureService(RuntimeService runtime, ManagementService jobs) {
    this.runtime = runtime;
    this.jobs = jobs;
  }

  /**
   * What has failed by now.
   *
   * @return the counts
   */
  public FlowFailures now() {
    return new FlowFailures(
        runtime.createIncidentQuery().count(),
        jobs.createJobQuery().withException().withRetriesLeft().count());
  }
}
