package io.tierflow.process.communication;

import io.tierflow.database.OnH2;
import io.tierflow.process.FlowTest;

/** Several bonuses on one day, on the embedded database. */
@OnH2
@FlowTest
class BonusesOfOneDayOnH2Test extends BonusesOfOneDayStories {}
