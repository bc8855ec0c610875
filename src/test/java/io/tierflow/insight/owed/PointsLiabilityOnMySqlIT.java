package io.tierflow.insight.owed;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;

/** Points through half a year on a MySQL-compatible server. */
@OnMySql
@FlowTest
class PointsLiabilityOnMySqlIT extends PointsLiabilityStories {}
