package io.tierflow.transaction;

import io.tierflow.database.OnH2;

/** Refunds on the embedded database. */
@OnH2
class RefundDoorOnH2Test extends RefundDoorTest {}
