package io.tierflow.workflow.ledgerproof;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;

/** The stories on a MySQL-compatible server. */
@OnMySql
@FlowTest
class LedgerProofOnMySqlIT extends LedgerProofStories {}
