package io.tierflow.database;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.database.StoredTimes;

/** Times on the embedded default. */
@OnH2
class StoredTimesTest extends StoredTimes {}
