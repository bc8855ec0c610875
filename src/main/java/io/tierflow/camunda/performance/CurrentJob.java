package io.tierflow.camunda.performance;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/** The job that is being executed. */
@Component
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
