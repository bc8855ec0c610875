package io.tierflow.workflow.monthlyrun;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import java.io.IOException;

/** The whole real programme, on a MySQL-compatible server. */
@OnMySql
@FlowTest
class CdnowRunsOnMySqlIT extends CdnowRunsStories {

  CdnowRunsOnMySqlIT() throws IOException {
    super(1, 3);
  }
}
