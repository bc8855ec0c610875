package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnH2;

/** Imports on the embedded database. */
@OnH2
class ImportApiOnH2Test extends ImportApiTest {}
