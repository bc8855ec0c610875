package io.tierflow.points.approval;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;

/** The stories on a MySQL-compatible server. */
@OnMySql
@FlowTest
class AdjustmentApprovalOnMySqlIT extends AdjustmentApprovalStories {}
