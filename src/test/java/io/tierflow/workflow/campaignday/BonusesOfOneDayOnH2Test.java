package io.tierflow.workflow.campaignday;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** Several bonuses on one day, on the embedded database. */
@OnH2
@FlowTest
class BonusesOfOneDayOnH2Test extends BonusesOfOneDayStories {}
