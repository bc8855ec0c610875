package io.tierflow.workflow.tierrenewal;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/** The stories on a MySQL-compatible server, in an application of their own. */
@OnMySql
@FlowTest
@TestPropertySource(properties = "spring.application.name=renewal-stories")
class TierRenewalsOnMySqlIT extends TierRenewalStories {}
