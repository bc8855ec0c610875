package io.tierflow.testsupport.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** The engine's tables, read from the scripts that create them. */
public final class EngineTables {

  private static final String SCRIPT = "org/camunda/bpm/engine/db/create/activiti.h2.create.%s.sql";
  private static final Pattern TABLE =
      Pattern.compile("create table (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);

  private final Map<String, List<String>> columns = new HashMap<>();

  public EngineTables() {
    for (String component : List.of("engine", "history", "identity")) {
      Matcher table = TABLE.matcher(script(component));
      while (table.find()) {
        columns.put(
            table.group(1),
            Arrays.stream(table.group(2).split(",?\\n")).map(String::strip).toList());
      }
    }
  }

  public Set<String> names() {
    return columns.keySet();
  }

  /** Each column with its type; none of what is no table. */
  public List<String> columns(String table) {
    return columns.getOrDefault(table, List.of()).stream().filter(c -> !c.isEmpty()).toList();
  }

  private static String script(String component) {
    try {
      return new ClassPathResource(SCRIPT.formatted(component))
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
