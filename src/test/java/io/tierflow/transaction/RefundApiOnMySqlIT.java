package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnMySql;

/** Refunds on the MySQL-compatible server. */
@OnMySql
class RefundApiOnMySqlIT extends RefundApiTest {}
