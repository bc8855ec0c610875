package io.tierflow.process;

import io.tierflow.database.OnMySql;
import org.springframework.test.context.TestPropertySource;

/** What members can spend and are told of it, on a MySQL-compatible server. */
@OnMySql
@FlowTest
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class SpendablePointsOnMySqlIT extends SpendablePointsStories {}
