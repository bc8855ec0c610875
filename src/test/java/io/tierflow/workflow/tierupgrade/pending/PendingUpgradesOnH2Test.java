package io.tierflow.workflow.tierupgrade.pending;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

@OnH2
@FlowTest
class PendingUpgradesOnH2Test extends PendingUpgradeStories {}
