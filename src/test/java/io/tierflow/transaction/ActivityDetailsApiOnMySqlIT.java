package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnMySql;

/** What transactions say of themselves, on the MySQL-compatible server. */
@OnMySql
class ActivityDetailsApiOnMySqlIT extends ActivityDetailsApiTest {}
