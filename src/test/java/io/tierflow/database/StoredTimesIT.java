package io.tierflow.database;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.database.StoredTimes;

/** Times on a MySQL-compatible server. */
@OnMySql
class StoredTimesIT extends StoredTimes {}
