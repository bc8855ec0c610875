package io.tierflow.testsupport.attack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came back: the status line's number, the headers as they were written, the body. */
public record AttackAnswer(int status, List<Map.Entry<String, String>> headers, String body) {

  public Optional<String> header(String name) {
    return all(name).stream().findFirst();
  }

  public List<String> all(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  public boolean isProblem() {
    return header("Content-Type").orElse("").startsWith("application/problem+json");
  }
}
