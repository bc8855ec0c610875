package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnMySql;

/** What an upgrade looks at, on a MySQL-compatible server. */
@OnMySql
class TransactionHistoryOnMySqlIT extends TransactionHistoryTest {}
