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
import java.util.Locale;
import java.util.stream.Stream;
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
    for (Call call : calls()) {
      call.owed().stream()
          .filter(status -> !call.declares(status))
          .forEach(status -> silent.add(call + " is silent on " + status));
      if (Stream.of("200", "201", "202", "204").noneMatch(call::declares)) {
        silent.add(call + " is silent on success");
      }
    }

    assertThat(silent).isEmpty();
  }

  /** Ids are unknown and bodies unreadable, so nothing happens. */
  @Test
  void whatACallAnswersIsDeclared() throws IOException {
    List<String> undeclared = new ArrayList<>();
    for (Call call : calls()) {
      Stream.of(
              caller.request(call.method(), call.path(), null),
              caller.as("admin", call.method(), call.path(), call.takesBody() ? "[" : null),
              caller.as("owner", call.method(), call.path(), call.takesBody() ? "[" : null),
              caller
                  .as("admin", call.method(), call.path() + "?page=x&size=x", "[")
                  .setHeader("Content-Type", "text/html"))
          .map(request -> String.valueOf(caller.send(request).statusCode()))
          .filter(status -> !call.declares(status))
          .forEach(status -> undeclared.add(call + " answers " + status));
    }

    assertThat(undeclared).isEmpty();
  }

  private List<Call> calls() throws IOException {
    List<Call> calls = new ArrayList<>();
    description()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        call ->
                            calls.add(
                                new Call(
                                    call.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    call.getValue()))));
    return calls;
  }

  private record Call(String method, String pattern, JsonNode description) {

    /** Without anything that there is. */
    String path() {
      return pattern.replaceAll("\\{\\w+}", "unknown");
    }

    boolean declares(String status) {
      return description.path("responses").has(status);
    }

    boolean takesBody() {
      return description.has("requestBody");
    }

    /** What any call like this may answer. */
    List<String> owed() {
      List<String> owed = new ArrayList<>(List.of("401", "403", "429"));
      if (takesBody()) {
        owed.addAll(List.of("400", "413", "415"));
      }
      if (pattern.matches(".*(Number|Id)}.*")) {
        owed.add("404");
      }
      if (!method.equals("GET")) {
        owed.add("409");
      }
      return owed;
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
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
