package io.tierflow.member;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** Points of merged members, on the embedded database. */
@OnH2
@FlowTest
class MergedPointsOnH2Test extends MergedPointsStories {}
