package io.tierflow.transaction;

import io.tierflow.database.OnMySql;

/** Refunds on the MySQL-compatible server. */
@OnMySql
class RefundDoorOnMySqlIT extends RefundDoorTest {}
