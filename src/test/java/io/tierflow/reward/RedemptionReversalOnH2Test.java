package io.tierflow.reward;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** Reversed redemptions on the embedded database. */
@OnH2
@FlowTest
class RedemptionReversalOnH2Test extends RedemptionReversalStories {}
