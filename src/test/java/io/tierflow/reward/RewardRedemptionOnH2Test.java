package io.tierflow.reward;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** Rewards for points on the embedded database. */
@OnH2
@FlowTest
class RewardRedemptionOnH2Test extends RewardRedemptionStories {}
