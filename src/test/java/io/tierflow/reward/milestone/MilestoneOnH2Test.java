package io.tierflow.reward.milestone;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/**
 * The stories on the embedded default, in an application that others leave alone: they change its
 * milestones.
 */
@OnH2
@FlowTest
@TestPropertySource(properties = "spring.application.name=added-rows")
class MilestoneOnH2Test extends MilestoneStories {}
