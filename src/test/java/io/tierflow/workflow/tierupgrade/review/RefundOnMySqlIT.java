package io.tierflow.workflow.tierupgrade.review;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/** Refunds on a MySQL-compatible server, with the little history that the product keeps. */
@OnMySql
@FlowTest
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class RefundOnMySqlIT extends RefundStories {}
