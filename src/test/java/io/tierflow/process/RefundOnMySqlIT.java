package io.tierflow.process;

import io.tierflow.database.OnMySql;
import org.springframework.test.context.TestPropertySource;

/** Refunds on a MySQL-compatible server, with the little history that the product keeps. */
@OnMySql
@FlowTest
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class RefundOnMySqlIT extends RefundStories {}
