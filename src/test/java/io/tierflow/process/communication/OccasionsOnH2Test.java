package io.tierflow.process.communication;

import io.tierflow.database.OnH2;
import io.tierflow.process.FlowTest;

/** The stories on the embedded default. */
@OnH2
@FlowTest
class OccasionsOnH2Test extends OccasionStories {}
