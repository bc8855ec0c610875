package io.tierflow.workflow.tierupgrade.review;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** Refunds on the embedded default. */
@OnH2
@FlowTest
class RefundOnH2Test extends RefundStories {}
