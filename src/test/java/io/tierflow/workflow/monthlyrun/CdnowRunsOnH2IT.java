package io.tierflow.workflow.monthlyrun;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import java.io.IOException;

/**
 * A part of the real programme, on the embedded default; {@code -Dtierflow.test.programme-part=1}
 * takes all of it.
 */
@OnH2
@FlowTest
class CdnowRunsOnH2IT extends CdnowRunsStories {

  CdnowRunsOnH2IT() throws IOException {
    super(Integer.getInteger("tierflow.test.programme-part", 8), 1);
  }
}
