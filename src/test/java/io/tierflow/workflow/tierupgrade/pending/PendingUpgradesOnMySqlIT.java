package io.tierflow.workflow.tierupgrade.pending;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;

@OnMySql
@FlowTest
class PendingUpgradesOnMySqlIT extends PendingUpgradeStories {}
