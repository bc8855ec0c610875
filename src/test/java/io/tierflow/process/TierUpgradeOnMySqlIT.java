package io.tierflow.process;

import io.tierflow.database.OnMySql;

/** The stories on a MySQL-compatible server. */
@OnMySql
@FlowTest
class TierUpgradeOnMySqlIT extends TierUpgradeStories {}
