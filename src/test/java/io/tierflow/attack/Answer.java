package io.tierflow.attack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came back: the status line's number, the headers as they were written, the body. */
record Answer(int status, List<Map.Entry<String, String>> headers, String body) {

  Optional<String> header(String name) {
    return all(name).stream().findFirst();
  }

  List<String> all(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  boolean isProblem() {
    return header("Content-Type").orElse("").startsWith("application/problem+json");
  }
}
