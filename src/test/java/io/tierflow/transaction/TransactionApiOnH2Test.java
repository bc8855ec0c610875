package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnH2;

/** The interface for transactions on the embedded database. */
@OnH2
class TransactionApiOnH2Test extends TransactionApiTest {}
