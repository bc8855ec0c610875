package io.tierflow.points.approval;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/** The stories on a MySQL-compatible server. */
@OnMySql
@FlowTest
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class AdjustmentApprovalOnMySqlIT extends AdjustmentApprovalStories {}
