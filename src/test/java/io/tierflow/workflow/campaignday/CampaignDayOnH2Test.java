package io.tierflow.workflow.campaignday;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/**
 * The stories on the embedded default, in a programme of their own: a day works through all of it.
 */
@OnH2
@FlowTest
@TestPropertySource(properties = "spring.application.name=campaign-day-stories")
class CampaignDayOnH2Test extends CampaignDayStories {}
