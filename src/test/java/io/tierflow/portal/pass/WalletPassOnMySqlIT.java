package io.tierflow.portal.pass;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

@OnMySql
@FlowTest
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class WalletPassOnMySqlIT extends WalletPassStories {}
