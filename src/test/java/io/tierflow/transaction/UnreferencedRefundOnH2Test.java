package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnH2;

/** Returns without a receipt on the embedded database. */
@OnH2
class UnreferencedRefundOnH2Test extends UnreferencedRefundStories {}
