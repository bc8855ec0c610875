package io.tierflow.workflow.tierupgrade;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** The stories on the embedded default, with the engine's full history. */
@OnH2
@FlowTest
class EndedUpgradesOnH2Test extends EndedUpgradeStories {}
