package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnMySql;
import org.junit.jupiter.api.Tag;

/** The interface for transactions on a MySQL-compatible server. */
@OnMySql
@Tag("quick")
class TransactionApiOnMySqlIT extends TransactionApiTest {}
