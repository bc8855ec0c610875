package io.tierflow.process;

import io.tierflow.database.OnH2;

/** The stories on the embedded default, with the engine's full history. */
@OnH2
@FlowTest
class DeclinedUpgradesOnH2Test extends DeclinedUpgradeStories {}
