package io.tierflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.MySqlServer;
import io.tierflow.testsupport.database.TestDatabase;
import io.tierflow.testsupport.node.GeneratedRun;
import io.tierflow.testsupport.node.HeapFiller;
import io.tierflow.testsupport.node.Node;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node runs out of memory in the middle of a run; what it had in hand another one does, once. */
@Tag("fault")
@Tag("mysql")
@Tag("programme")
class OutOfMemoryDuringRunIT {

  @Test
  void theOtherNodeFinishesTheRun() throws IOException {
    TestDatabase database = MySqlServer.shared().newDatabase();
    GeneratedRun run = GeneratedRun.of(20_000, database);
    Map<String, Object> settings =
        Map.of(
            "camunda.bpm.job-execution.lock-time-in-millis",
            MonthlyRunOnTwoNodesIT.LOCK,
            "tierflow.message.sending.enabled",
            false);
    try (Node full = Node.asImage("full", database, settings);
        Node other = Node.asImage("other", database, settings)) {
      full.begin().awaitReady();
      other.begin().awaitReady();
      run.start(full);
      run.awaitNodesAtWork(2);
      run.awaitBooked(20);

      HeapFiller.fill(full);

      assertThat(full.awaitEnd()).isEqualTo(Node.OUT_OF_MEMORY);
      run.awaitBooked(20);
      assertThat(other.isAlive()).isTrue();
      run.awaitCompletion(other);
      run.requireEachMemberDoneOnce(other);
    }
  }
}
