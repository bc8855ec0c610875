package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnH2;

/** What transactions say of themselves, on the embedded default. */
@OnH2
class ActivityDetailsApiOnH2Test extends ActivityDetailsApiTest {}
