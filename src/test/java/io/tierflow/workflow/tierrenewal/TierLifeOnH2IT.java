package io.tierflow.workflow.tierrenewal;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import org.junit.jupiter.api.Tag;

/**
 * Three years of tiers, on the embedded default; {@code
 * -Dtierflow.test.tier-life.application.members=2000} makes it a large programme.
 */
@OnH2
@FlowTest
@Tag("programme")
class TierLifeOnH2IT extends TierLifeStories {}
