package io.tierflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.MySqlServer;
import io.tierflow.testsupport.node.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A node that runs out of memory ends, instead of hanging with its jobs in hand. What becomes of
 * these: {@link OutOfMemoryDuringRunIT}.
 */
@Tag("fault")
@Tag("mysql")
class OutOfMemoryIT {

  @Test
  void theImagesOptionsEndANodeThatRunsOutOfMemory() throws IOException {
    try (Node node = Node.asHungryImage("hungry", MySqlServer.shared().newDatabase()).begin()) {
      assertThat(node.awaitEnd()).isEqualTo(Node.OUT_OF_MEMORY);
    }
  }

  @Test
  void everyWayThatWeStartTierflowHasTheOption() throws IOException {
    for (String file : List.of("Dockerfile", "pom.xml", "docs/operations.md")) {
      assertThat(Files.readString(Path.of(file))).as(file).contains("-XX:+ExitOnOutOfMemoryError");
    }
  }
}
