package io.tierflow.transaction;

import io.tierflow.database.OnMySql;

/** The interface for transactions on a MySQL-compatible server. */
@OnMySql
class TransactionDoorOnMySqlIT extends TransactionDoorTest {}
