package io.tierflow.process.communication;

import io.tierflow.database.OnMySql;
import io.tierflow.process.FlowTest;
import org.springframework.test.context.TestPropertySource;

/** Several bonuses on one day, on a MySQL-compatible server. */
@OnMySql
@FlowTest
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class BonusesOfOneDayOnMySqlIT extends BonusesOfOneDayStories {}
