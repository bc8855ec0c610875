package io.tierflow.workflow.campaignday;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** Members held out, on the embedded database. */
@OnH2
@FlowTest
class HoldOutOnH2Test extends HoldOutStories {}
