package io.tierflow.process;

import io.tierflow.database.OnH2;

/** What members can spend and are told of it, on the embedded database. */
@OnH2
@FlowTest
class SpendablePointsOnH2Test extends SpendablePointsStories {}
