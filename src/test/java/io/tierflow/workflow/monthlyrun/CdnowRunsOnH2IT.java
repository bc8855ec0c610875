package io.tierflow.workflow.monthlyrun;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** The real programme on the embedded default. */
@OnH2
@FlowTest
class CdnowRunsOnH2IT extends CdnowRunsStories {}
