package io.tierflow.workflow.campaignday;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/** The stories on a MySQL-compatible server, with the little history that the product keeps. */
@OnMySql
@FlowTest
@TestPropertySource(
    properties = {
      "camunda.bpm.history-level=tierflow",
      "tierflow.communication.near-tier-at-once=true"
    })
class PointsStatementsOnMySqlIT extends PointsStatementStories {}
