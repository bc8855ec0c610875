package io.tierflow.workflow.monthlyrun;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** The airline's programme with few members, on the embedded default. */
@OnH2
@FlowTest
class AirlineRunsOnH2Test extends AirlineRunsStories {

  AirlineRunsOnH2Test() {
    super(60, 6);
  }
}
