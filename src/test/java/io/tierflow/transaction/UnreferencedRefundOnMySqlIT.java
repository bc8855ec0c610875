package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnMySql;

/** Returns without a receipt on the MySQL-compatible server. */
@OnMySql
class UnreferencedRefundOnMySqlIT extends UnreferencedRefundStories {}
