package io.tierflow.database;

/** Times on the embedded default. */
@OnH2
class StoredTimesTest extends StoredTimes {}
