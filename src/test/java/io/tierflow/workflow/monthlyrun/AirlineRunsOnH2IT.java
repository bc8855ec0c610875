package io.tierflow.workflow.monthlyrun;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import org.junit.jupiter.api.Tag;

/**
 * The airline's programme over two years, on the embedded default; {@code
 * -Dtierflow.test.airline.members=2000} makes it a large one.
 */
@OnH2
@FlowTest
@Tag("programme")
class AirlineRunsOnH2IT extends AirlineRunsStories {

  AirlineRunsOnH2IT() {
    super(Integer.getInteger(AirlineRunsStories.MEMBERS, 100), 24);
  }
}
