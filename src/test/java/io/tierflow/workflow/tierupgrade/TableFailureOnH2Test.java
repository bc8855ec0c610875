package io.tierflow.workflow.tierupgrade;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** The stories on the embedded default. */
@OnH2
@FlowTest
class TableFailureOnH2Test extends TableFailureStories {}
