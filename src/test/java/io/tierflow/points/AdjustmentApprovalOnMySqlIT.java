package io.tierflow.points;

import io.tierflow.database.OnMySql;
import io.tierflow.process.FlowTest;

/** The stories on a MySQL-compatible server. */
@OnMySql
@FlowTest
class AdjustmentApprovalOnMySqlIT extends AdjustmentApprovalStories {}
