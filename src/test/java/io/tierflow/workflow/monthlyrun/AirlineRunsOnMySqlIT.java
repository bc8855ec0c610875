package io.tierflow.workflow.monthlyrun;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import org.junit.jupiter.api.Tag;

/** The airline's programme of 2,000 members over two years, on a MySQL-compatible server. */
@OnMySql
@FlowTest
@Tag("programme")
class AirlineRunsOnMySqlIT extends AirlineRunsStories {

  AirlineRunsOnMySqlIT() {
    super(2_000, 24);
  }
}
