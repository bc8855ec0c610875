package io.tierflow.insight.owed;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** Points through half a year on the embedded database. */
@OnH2
@FlowTest
class PointsLiabilityOnH2Test extends PointsLiabilityStories {}
