package io.tierflow.camunda.timer;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/** The timers of a programme far from the machine's zone, on the embedded database. */
@OnH2
@FlowTest
@TestPropertySource(properties = "tierflow.zone=" + ProgrammeTimersStories.ZONE)
class ProgrammeTimersOnH2Test extends ProgrammeTimersStories {}
