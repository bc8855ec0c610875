package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnH2;

/** Other currencies on the embedded database. */
@OnH2
class ConvertedTransactionsOnH2Test extends ConvertedTransactionsStories {}
