package io.tierflow.workflow.monthlyrun;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;

/** The real programme on a MySQL-compatible server. */
@OnMySql
@FlowTest
class CdnowRunsOnMySqlIT extends CdnowRunsStories {}
