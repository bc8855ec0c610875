package io.tierflow.workflow.monthlyrun;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import org.junit.jupiter.api.Tag;

/**
 * The airline's programme over two years, on a MySQL-compatible server; {@code
 * -Dtierflow.test.airline.members=2000} makes it a large one.
 */
@OnMySql
@FlowTest
@Tag("programme")
class AirlineRunsOnMySqlIT extends AirlineRunsStories {

  AirlineRunsOnMySqlIT() {
    super(Integer.getInteger(AirlineRunsStories.MEMBERS, 100), 24);
  }
}
