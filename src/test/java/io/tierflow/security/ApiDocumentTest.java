package io.tierflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * docs/api/openapi.json is the description of the API that the running application gives. {@code
 * mvn test -Dtest=ApiDocumentTest -Dtierflow.docs.write=true} writes it anew.
 */
@HttpTest
class ApiDocumentTest {

  private static final Path DOCUMENT = Path.of("docs/api/openapi.json");

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT);

  @Autowired private TestCaller caller;

  @Test
  void theDocumentSaysWhatTheApplicationSays() throws IOException {
    String running = sorted(description());
    if (Boolean.getBoolean("tierflow.docs.write")) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, running);
    }

    assertThat(DOCUMENT).hasContent(running);
  }

  @Test
  void eachCallDeclaresItsAnswers() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : description().path("paths").properties()) {
      for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
        JsonNode answers = call.getValue().path("responses");
        for (String status : List.of("401", "403", "429")) {
          if (!answers.has(status)) {
            silent.add(call.getKey() + " " + path.getKey() + " is silent on " + status);
          }
        }
      }
    }

    assertThat(silent).isEmpty();
  }

  private JsonNode description() throws IOException {
    JsonNode description =
        JSON.readTree(caller.send(caller.as("admin", "GET", "/v3/api-docs", null)).body());
    ((ObjectNode) description).remove("servers");
    return description;
  }

  private static String sorted(JsonNode description) throws JsonProcessingException {
    return JSON.writeValueAsString(JSON.treeToValue(description, Object.class)) + "\n";
  }
}
