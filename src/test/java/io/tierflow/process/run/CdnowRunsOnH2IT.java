package io.tierflow.process.run;

import io.tierflow.database.OnH2;
import io.tierflow.process.FlowTest;

/** The real programme on the embedded default. */
@OnH2
@FlowTest
class CdnowRunsOnH2IT extends CdnowRunsStories {}
