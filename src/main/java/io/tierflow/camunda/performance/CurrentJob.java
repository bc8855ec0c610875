package io.tierflow.camunda.performance;

import io.tierflow.camunda.EngineInternal;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/** The job that is being executed. */
@Component
@EngineInternal(
    why = "A delegate's public execution does not tell which job carries it out.",
    replacement = "A query of ManagementService by execution id, once for each page of members.")
public class CurrentJob {

  /**
   * Whether the job in hand is tried again after a failure.
   *
   * @return false on the first try, and where no job is executed
   */
  public boolean hasFailedBefore() {
    JobEntity job = Context.getCommandContext().getCurrentJob();
    return job != null && job.getExceptionByteArrayId() != null;
  }
}
