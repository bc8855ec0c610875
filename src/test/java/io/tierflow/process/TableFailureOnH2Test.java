package io.tierflow.process;

import io.tierflow.database.OnH2;

/** The stories on the embedded default. */
@OnH2
@FlowTest
class TableFailureOnH2Test extends TableFailureStories {}
