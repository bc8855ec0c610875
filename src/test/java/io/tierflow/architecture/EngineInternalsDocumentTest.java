package io.tierflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.testsupport.architecture.EngineInternals;
import io.tierflow.testsupport.architecture.EngineInternals.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/architecture/engine-internals.md is written from {@link EngineInternal}. {@code mvn test
 * -Dtest=EngineInternalsDocumentTest -Dtierflow.docs.write=true} writes it anew.
 */
class EngineInternalsDocumentTest {

  private static final Path DOCUMENT = Path.of("docs/architecture/engine-internals.md");

  @Test
  void theDocumentSaysWhatTheClassesSay() throws IOException {
    String document = document();
    if (Boolean.getBoolean("tierflow.docs.write")) {
      Files.writeString(DOCUMENT, document);
    }

    assertThat(DOCUMENT).hasContent(document);
  }

  private static String document() {
    Map<String, String> versions = EngineInternals.versions();
    StringBuilder text =
        new StringBuilder(
            """
            # Engine internals

            The classes that use internals of Camunda: why the public API does not suffice, and what would take the place of
            an internal that is gone. Reviewed for **Camunda %s** with **FEEL %s**. This page is generated from
            `@EngineInternal` in the code.

            - Internal is what stands in a package `impl`, FEEL's syntax tree and the Scala library that comes with it, the
              engine's tables, private fields that are read by name, and the pages of the webapps.
            - `EngineInternalsTest` compares the shape of everything named here with `src/test/resources/engine-internals.txt`:
              methods that can be overridden, members that are called, fields, columns. A release that changes one fails there,
              with the classes to review.
            - Camunda 7.24 is the last release of the community edition. A fork that continues it has these classes in packages
              of its own, so a move to it changes imports; the same test says what else has changed.
            """
                .formatted(versions.get("Camunda"), versions.get("FEEL")));
    EngineInternals.ofTierflow().uses().stream()
        .collect(
            Collectors.groupingBy(use -> module(use.user()), TreeMap::new, Collectors.toList()))
        .forEach(
            (module, uses) -> {
              text.append("\n## %s\n\n".formatted(module))
                  .append("| class | uses | why | replacement |\n|---|---|---|---|\n");
              uses.forEach(use -> text.append(row(use)));
            });
    return text.toString();
  }

  private static String module(JavaClass user) {
    return user.getPackageName().replace("io.tierflow.", "").replace('.', '/');
  }

  private static String row(Use use) {
    EngineInternal mark = use.mark().orElseThrow();
    String used =
        Stream.concat(
                use.types().stream().map(EngineInternalsDocumentTest::name).sorted(),
                use.also().stream())
            .map("`%s`"::formatted)
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(use.user().getSimpleName(), used, mark.why(), mark.replacement());
  }

  private static String name(JavaClass type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }
}
