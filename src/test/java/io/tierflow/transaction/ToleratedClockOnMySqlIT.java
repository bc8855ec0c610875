package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnMySql;

/** Clocks that differ, on a MySQL-compatible server. */
@OnMySql
class ToleratedClockOnMySqlIT extends ToleratedClockTest {}
