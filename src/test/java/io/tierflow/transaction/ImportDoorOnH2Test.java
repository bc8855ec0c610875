package io.tierflow.transaction;

import io.tierflow.database.OnH2;

/** Imports on the embedded database. */
@OnH2
class ImportDoorOnH2Test extends ImportDoorTest {}
