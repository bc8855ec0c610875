package io.tierflow.points;

import io.tierflow.database.OnH2;
import io.tierflow.process.FlowTest;

/** The stories on the embedded default. */
@OnH2
@FlowTest
class AdjustmentApprovalOnH2Test extends AdjustmentApprovalStories {}
