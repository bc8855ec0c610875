package io.tierflow.workflow.tierrenewal;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import org.junit.jupiter.api.Tag;

/**
 * Three years of tiers, on a MySQL-compatible server; {@code
 * -Dtierflow.test.tier-life.application.members=2000} makes it a large programme.
 */
@OnMySql
@FlowTest
@Tag("programme")
class TierLifeOnMySqlIT extends TierLifeStories {}
