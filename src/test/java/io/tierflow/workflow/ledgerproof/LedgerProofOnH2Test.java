package io.tierflow.workflow.ledgerproof;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** The stories on the embedded default. */
@OnH2
@FlowTest
class LedgerProofOnH2Test extends LedgerProofStories {}
