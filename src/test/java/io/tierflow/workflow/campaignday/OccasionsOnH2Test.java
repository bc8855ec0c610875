package io.tierflow.workflow.campaignday;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import org.junit.jupiter.api.Tag;

/** The stories on the embedded default. */
@Tag("full")
@OnH2
@FlowTest
class OccasionsOnH2Test extends OccasionStories {}
