package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnMySql;

/** Imports on a MySQL-compatible server. */
@OnMySql
class ImportApiOnMySqlIT extends ImportApiTest {}
