package io.tierflow.workflow.monthlyrun;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import org.junit.jupiter.api.Tag;

/** The airline's programme of 2,000 members over two years, on the embedded default. */
@OnH2
@FlowTest
@Tag("programme")
class AirlineRunsOnH2IT extends AirlineRunsStories {

  AirlineRunsOnH2IT() {
    super(2_000, 24);
  }
}
