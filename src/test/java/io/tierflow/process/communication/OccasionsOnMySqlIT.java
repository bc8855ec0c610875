package io.tierflow.process.communication;

import io.tierflow.database.OnMySql;
import io.tierflow.process.FlowTest;
import org.springframework.test.context.TestPropertySource;

/** The stories on a MySQL-compatible server, with the little history that the product keeps. */
@OnMySql
@FlowTest
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class OccasionsOnMySqlIT extends OccasionStories {}
