package io.tierflow.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table "Expected outcomes" of a sample programme's page.
 *
 * @param columns the names of its columns
 * @param rows what it says, by column, in the order of the page
 */
record ExpectedOutcomes(List<String> columns, List<Map<String, String>> rows) {

  private static final String HEADING = "## Expected outcomes";

  private static final String INVITATIONS = "## Invitations";

  static ExpectedOutcomes of(String programme) throws IOException {
    return table(page(programme), HEADING);
  }

  /** Whom a programme invites to what; empty if its page has no such table. */
  static List<Map<String, String>> invitations(String programme) throws IOException {
    String page = page(programme);
    return page.contains(INVITATIONS) ? table(page, INVITATIONS).rows() : List.of();
  }

  private static String page(String programme) throws IOException {
    return Files.readString(Path.of("sample", programme, "README.md"));
  }

  private static ExpectedOutcomes table(String page, String heading) {
    List<List<String>> lines =
        page.substring(page.indexOf(heading))
            .lines()
            .skip(1)
            .dropWhile(line -> !line.startsWith("|"))
            .takeWhile(line -> line.startsWith("|"))
            .map(ExpectedOutcomes::cells)
            .toList();
    List<String> columns = lines.get(0);
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(2, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int column = 0; column < columns.size(); column++) {
        row.put(columns.get(column), line.get(column));
      }
      rows.add(row);
    }
    return new ExpectedOutcomes(columns, rows);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(String::strip)
        .toList();
  }
}
