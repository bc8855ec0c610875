package io.tierflow.transaction;

import io.tierflow.database.OnMySql;

/** Clocks that differ, on a MySQL-compatible server. */
@OnMySql
class ToleratedClockOnMySqlIT extends ToleratedClockTest {}
