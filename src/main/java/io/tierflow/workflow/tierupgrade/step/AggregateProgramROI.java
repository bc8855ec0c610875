package io.tierflow.workflow.tierupgrade.step;

import io.tierflow.report.ProgramRoiService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 15: what the programme brings, against what it costs. */
@Component
class AggregateProgramROI implements JavaDelegate {

  private final ProgramRoiService rois;

  AggregateProgramROI(ProgramRoiService rois) {
    this.rois = rois;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rois.aggregateProgramROI(
        FiguresOfInstance.month(execution), FiguresOfInstance.freshness(execution));
  }
}
