package io.tierflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.MySqlServer;
import io.tierflow.testsupport.node.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A node that runs out of memory ends, instead of hanging with its jobs in hand. What becomes of
 * the jobs of a node that has ended: {@link MonthlyRunOnTwoNodesIT}.
 */
@Tag("mysql")
class OutOfMemoryIT {

  /** Enough for a JVM, and too little for Tierflow. */
  private static final String TOO_LITTLE = "-Xmx48m";

  /** With this the JVM says why it has ended. */
  private static final int OUT_OF_MEMORY = 3;

  private static final Pattern OPTION = Pattern.compile("-XX:\\+Exit[A-Za-z]+");

  @Test
  void theImagesOptionsEndANodeThatRunsOutOfMemory() throws IOException {
    List<String> options = new ArrayList<>(imagesOptions());
    options.add(TOO_LITTLE);
    try (Node node =
        Node.withOptions(options, "hungry", MySqlServer.shared().newDatabase()).begin()) {
      assertThat(node.awaitEnd()).isEqualTo(OUT_OF_MEMORY);
    }
  }

  @Test
  void everyWayThatWeStartTierflowHasTheOption() throws IOException {
    for (String file : List.of("Dockerfile", "pom.xml", "docs/operations.md")) {
      assertThat(Files.readString(Path.of(file))).as(file).contains("-XX:+ExitOnOutOfMemoryError");
    }
  }

  private static List<String> imagesOptions() throws IOException {
    return OPTION
        .matcher(Files.readString(Path.of("Dockerfile")))
        .results()
        .map(MatchResult::group)
        .toList();
  }
}
