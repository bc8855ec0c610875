package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnMySql;

/** Other currencies on the MySQL-compatible server. */
@OnMySql
class ConvertedTransactionsOnMySqlIT extends ConvertedTransactionsStories {}
