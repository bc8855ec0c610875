package io.tierflow.workflow.monthlyrun;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** The stories on the embedded default. */
@OnH2
@FlowTest
class MonthlyRunOnH2Test extends MonthlyRunStories {}
