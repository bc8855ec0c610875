package io.tierflow.testsupport.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table of docs/access-matrix.md. */
public final class AccessMatrix {

  private static final String HEAD = "| method | path |";
  private static final String ANY = "*";

  private final List<Row> rows;

  private AccessMatrix(List<Row> rows) {
    this.rows = rows;
  }

  public static AccessMatrix read() {
    try {
      List<String> lines = Files.readAllLines(Path.of("docs/access-matrix.md"));
      int head =
          IntStream.range(0, lines.size())
              .filter(line -> lines.get(line).startsWith(HEAD))
              .findFirst()
              .orElseThrow();
      List<String> columns = cells(lines.get(head));
      return new AccessMatrix(
          lines.stream()
              .skip(head + 2L)
              .takeWhile(line -> line.startsWith("|"))
              .map(line -> Row.of(columns, cells(line)))
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public List<Row> rows() {
    return rows;
  }

  /** The row that names an endpoint most exactly. */
  public Optional<Row> rowOf(Endpoint endpoint) {
    return rows.stream()
        .filter(row -> row.names(endpoint))
        .max(
            Comparator.comparing((Row row) -> row.path().length())
                .thenComparing(row -> !row.method().equals(ANY)));
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).skip(1).map(AccessMatrix::plain).toList();
  }

  private static String plain(String cell) {
    return cell.strip().replace("`", "");
  }

  /**
   * A row.
   *
   * @param method a method, or an asterisk for every one
   * @param path a pattern; of engine REST and webapps one that stands for all below it
   * @param allowed the roles and scopes that it says yes to
   */
  public record Row(String method, String path, Set<String> allowed) {

    private static Row of(List<String> columns, List<String> cells) {
      Set<String> roles =
          IntStream.range(2, columns.size())
              .filter(column -> "yes".equals(cells.get(column)))
              .mapToObj(columns::get)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      Stream.of(cells.get(columns.indexOf("scope")).split(" "))
          .filter(scope -> !scope.isEmpty())
          .forEach(roles::add);
      return new Row(cells.get(0), cells.get(1), roles);
    }

    private boolean names(Endpoint endpoint) {
      return (method.equals(ANY) || method.equals(endpoint.method()))
          && (anonymous(path).equals(anonymous(endpoint.pattern())) || coversAll(endpoint));
    }

    /** One row per resource is enough where the engine's own authorizations decide. */
    private boolean coversAll(Endpoint endpoint) {
      boolean isEngines = path.startsWith("/engine-rest") || path.startsWith("/camunda");
      return isEngines
          && path.endsWith("/**")
          && (anonymous(endpoint.pattern()) + "/")
              .startsWith(anonymous(path).substring(0, anonymous(path).length() - 2));
    }

    private static String anonymous(String pattern) {
      return pattern.replaceAll("\\{[^}]*}|\\d+(\\.\\d+)+", "{}");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
