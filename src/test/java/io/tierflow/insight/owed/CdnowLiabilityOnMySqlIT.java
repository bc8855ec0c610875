package io.tierflow.insight.owed;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;

/** A part of the real programme, on a MySQL-compatible server. */
@OnMySql
@FlowTest
class CdnowLiabilityOnMySqlIT extends CdnowLiabilityStories {}
