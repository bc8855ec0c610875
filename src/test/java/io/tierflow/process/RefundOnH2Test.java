package io.tierflow.process;

import io.tierflow.database.OnH2;

/** Refunds on the embedded default. */
@OnH2
@FlowTest
class RefundOnH2Test extends RefundStories {}
