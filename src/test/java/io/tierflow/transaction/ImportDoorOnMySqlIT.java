package io.tierflow.transaction;

import io.tierflow.database.OnMySql;

/** Imports on a MySQL-compatible server. */
@OnMySql
class ImportDoorOnMySqlIT extends ImportDoorTest {}
