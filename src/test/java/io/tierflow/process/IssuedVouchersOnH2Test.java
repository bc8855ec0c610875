package io.tierflow.process;

import io.tierflow.database.OnH2;

/** When vouchers are issued, on the embedded database. */
@OnH2
@FlowTest
class IssuedVouchersOnH2Test extends IssuedVouchersStories {}
