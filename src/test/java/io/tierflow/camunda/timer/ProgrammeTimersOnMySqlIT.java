package io.tierflow.camunda.timer;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/** The timers of a programme far from the machine's zone, on a MySQL-compatible server. */
@OnMySql
@FlowTest
@TestPropertySource(
    properties = {
      "tierflow.zone=" + ProgrammeTimersStories.ZONE,
      "camunda.bpm.history-level=tierflow"
    })
class ProgrammeTimersOnMySqlIT extends ProgrammeTimersStories {}
