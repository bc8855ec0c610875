package io.tierflow.process.run;

import io.tierflow.database.OnMySql;
import io.tierflow.process.FlowTest;

/** The real programme on a MySQL-compatible server. */
@OnMySql
@FlowTest
class CdnowRunsOnMySqlIT extends CdnowRunsStories {}
