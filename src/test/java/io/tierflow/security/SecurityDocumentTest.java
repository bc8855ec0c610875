package io.tierflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md says where each protection is tested. */
class SecurityDocumentTest {

  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Stories))`");

  @Test
  void eachTestThatItNamesIsThere() throws IOException {
    Set<String> named = named();

    assertThat(named).hasSizeGreaterThan(30);
    assertThat(classes()).containsAll(named);
  }

  private static Set<String> named() throws IOException {
    Set<String> named = new TreeSet<>();
    Matcher test = TEST.matcher(Files.readString(Path.of("docs/security.md")));
    while (test.find()) {
      named.add(test.group(1));
    }
    return named;
  }

  private static Set<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
