package io.tierflow.insight.owed;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** A part of the real programme, on the embedded default. */
@OnH2
@FlowTest
class CdnowLiabilityOnH2IT extends CdnowLiabilityStories {}
