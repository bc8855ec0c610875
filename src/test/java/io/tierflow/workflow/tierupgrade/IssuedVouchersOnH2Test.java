package io.tierflow.workflow.tierupgrade;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** When vouchers are issued, on the embedded database. */
@OnH2
@FlowTest
class IssuedVouchersOnH2Test extends IssuedVouchersStories {}
