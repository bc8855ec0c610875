package io.tierflow.camunda.timer;

import io.tierflow.database.OnMySql;
import io.tierflow.process.FlowTest;
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
