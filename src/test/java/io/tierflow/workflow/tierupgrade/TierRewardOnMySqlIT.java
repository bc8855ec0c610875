package io.tierflow.workflow.tierupgrade;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/** How often a tier's reward is given, on a MySQL-compatible server. */
@OnMySql
@FlowTest
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class TierRewardOnMySqlIT extends TierRewardStories {}
