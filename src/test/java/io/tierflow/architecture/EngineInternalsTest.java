package io.tierflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.testsupport.architecture.EngineInternals;
import io.tierflow.testsupport.architecture.EngineInternals.Use;
import io.tierflow.testsupport.architecture.EngineInternalsShape;
import io.tierflow.testsupport.architecture.EngineTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever uses internals of the engine says why, and hears of it when they change. {@code mvn test
 * -Dtest=EngineInternalsTest -Dtierflow.docs.write=true} writes the snapshot of their shape anew.
 */
class EngineInternalsTest {

  private static final Path SNAPSHOT = Path.of("src/test/resources/engine-internals.txt");
  private static final Path DOCUMENT = Path.of("docs/architecture/engine-internals.md");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern TABLE = Pattern.compile("\\bACT_\\w+");

  private static final EngineInternals INTERNALS = EngineInternals.ofTierflow();

  @Test
  void whoeverUsesInternalsSaysWhy() {
    assertThat(names(use -> use.mark().isEmpty()))
        .as("Classes that use internals of the engine without @EngineInternal")
        .isEmpty();
  }

  @Test
  void whoeverUsesNoneSaysNothing() {
    assertThat(names(use -> use.types().isEmpty() && use.also().isEmpty()))
        .as("Classes with @EngineInternal that use no internals of the engine")
        .isEmpty();
  }

  @Test
  void reasonAndReplacementAreOneSentenceEach() {
    assertThat(INTERNALS.uses().stream().flatMap(use -> use.mark().stream()))
        .allSatisfy(
            mark ->
                assertThat(List.of(mark.why(), mark.replacement()))
                    .allMatch(text -> text.matches("[A-Z].{9,199}\\.") && !text.contains(". ")));
  }

  @Test
  void tablesOfTheEngineAreNamedWhereSqlSpeaksToThem() throws IOException {
    EngineTables tables = new EngineTables();
    SortedMap<String, SortedSet<String>> named = new TreeMap<>();
    INTERNALS
        .uses()
        .forEach(use -> put(named, use.user().getSimpleName(), use.also(), tables.names()));
    SortedMap<String, SortedSet<String>> spokenTo = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES).filter(f -> f.toString().endsWith(".java"))) {
      for (Path file : files.toList()) {
        List<String> found =
            TABLE.matcher(Files.readString(file)).results().map(MatchResult::group).toList();
        put(spokenTo, file.getFileName().toString().replace(".java", ""), found, tables.names());
      }
    }
    spokenTo.remove(EngineInternal.class.getSimpleName());

    assertThat(named).isEqualTo(spokenTo);
  }

  @Test
  void internalsAreShapedAsTheyWereWhenTheirUsesWereReviewed() throws IOException {
    EngineInternalsShape shape = new EngineInternalsShape(INTERNALS);
    if (Boolean.getBoolean("tierflow.docs.write")) {
      Files.write(SNAPSHOT, shape.lines());
    }

    assertThat(changes(Files.readAllLines(SNAPSHOT), shape))
        .as(
            """
            The engine's internals, or what is used of them, are not what they were.
            Review the classes that are named behind each line, then write the snapshot anew:
            mvn test -Dtest=EngineInternalsTest -Dtierflow.docs.write=true\
            """)
        .isEmpty();
  }

  @Test
  void theDocumentNamesTheVersionsOnTheClassPath() {
    assertThat(DOCUMENT)
        .content()
        .contains(
            EngineInternals.versions().entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .toList());
  }

  private static List<String> names(Predicate<Use> chosen) {
    return INTERNALS.uses().stream().filter(chosen).map(use -> use.user().getName()).toList();
  }

  private static void put(
      SortedMap<String, SortedSet<String>> all,
      String user,
      Collection<String> names,
      Collection<String> tables) {
    SortedSet<String> used = new TreeSet<>(names);
    used.retainAll(tables);
    if (!used.isEmpty()) {
      all.put(user, used);
    }
  }

  /** What is gone (-) and what is new (+), each with the classes that use its type. */
  private static List<String> changes(List<String> before, EngineInternalsShape shape) {
    List<String> gone = new ArrayList<>(before);
    gone.removeAll(shape.lines());
    List<String> come = new ArrayList<>(shape.lines());
    come.removeAll(before);
    return Stream.concat(
            gone.stream().map(line -> "- %s %s".formatted(line, shape.users(line))),
            come.stream().map(line -> "+ %s %s".formatted(line, shape.users(line))))
        .toList();
  }
}
