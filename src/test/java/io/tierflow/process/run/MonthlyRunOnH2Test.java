package io.tierflow.process.run;

import io.tierflow.database.OnH2;
import io.tierflow.process.FlowTest;

/** The stories on the embedded default. */
@OnH2
@FlowTest
class MonthlyRunOnH2Test extends MonthlyRunStories {}
