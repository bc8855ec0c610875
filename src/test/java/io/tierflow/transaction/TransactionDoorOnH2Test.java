package io.tierflow.transaction;

import io.tierflow.database.OnH2;

/** The interface for transactions on the embedded database. */
@OnH2
class TransactionDoorOnH2Test extends TransactionDoorTest {}
