package io.tierflow.process;

import io.tierflow.database.OnMySql;
import org.springframework.test.context.TestPropertySource;

/** When vouchers are issued, on a MySQL-compatible server. */
@OnMySql
@FlowTest
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class IssuedVouchersOnMySqlIT extends IssuedVouchersStories {}
