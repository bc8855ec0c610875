package io.tierflow.database;

/** Times on a MySQL-compatible server. */
@OnMySql
class StoredTimesIT extends StoredTimes {}
