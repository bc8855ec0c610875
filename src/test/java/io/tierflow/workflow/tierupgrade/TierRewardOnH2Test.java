package io.tierflow.workflow.tierupgrade;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** How often a tier's reward is given, on the embedded database. */
@OnH2
@FlowTest
class TierRewardOnH2Test extends TierRewardStories {}
