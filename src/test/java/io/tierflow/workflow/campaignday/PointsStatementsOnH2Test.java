package io.tierflow.workflow.campaignday;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/** The stories on the embedded default. */
@OnH2
@FlowTest
@TestPropertySource(properties = "tierflow.communication.near-tier-at-once=true")
class PointsStatementsOnH2Test extends PointsStatementStories {}
