package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnH2;

/** What an upgrade looks at, on the embedded database. */
@OnH2
class TransactionHistoryOnH2Test extends TransactionHistoryTest {}
