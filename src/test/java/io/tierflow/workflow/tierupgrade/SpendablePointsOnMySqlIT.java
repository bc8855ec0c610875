package io.tierflow.workflow.tierupgrade;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/** What members can spend and are told of it, on a MySQL-compatible server. */
@OnMySql
@FlowTest
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class SpendablePointsOnMySqlIT extends SpendablePointsStories {}
