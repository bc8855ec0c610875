package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnMySql;

/** The interface for transactions on a MySQL-compatible server. */
@OnMySql
class TransactionApiOnMySqlIT extends TransactionApiTest {}
