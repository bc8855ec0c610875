package io.tierflow.workflow.tierupgrade;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** What members can spend and are told of it, on the embedded database. */
@OnH2
@FlowTest
class SpendablePointsOnH2Test extends SpendablePointsStories {}
