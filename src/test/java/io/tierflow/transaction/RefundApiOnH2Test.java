package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnH2;

/** Refunds on the embedded database. */
@OnH2
class RefundApiOnH2Test extends RefundApiTest {}
