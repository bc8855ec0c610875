package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnH2;

/** Clocks that differ, on the embedded database. */
@OnH2
class ToleratedClockOnH2Test extends ToleratedClockTest {}
