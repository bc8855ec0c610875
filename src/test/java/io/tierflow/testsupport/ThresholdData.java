package io.tierflow.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Published elections to the U.S. Senate, on which estimates at thresholds are checked. */
public final class ThresholdData extends TestRequirement {

  private static final String PROPERTY = "tierflow.test.threshold-data";
  private static final String ELECTIONS = "senate.csv";
  private static final String MARGINS = "density_senate.csv";

  public ThresholdData() {
    super(obligatoryHere());
  }

  /**
   * The elections of which the next result is known.
   *
   * @return the margins of the party, and its votes at the next election
   */
  public static double[][] marginsAndVotes() {
    List<String[]> rows =
        rows(ELECTIONS).filter(row -> !row[2].isBlank() && !row[3].isBlank()).toList();
    return new double[][] {column(rows, 3), column(rows, 2)};
  }

  /**
   * The margins of all elections.
   *
   * @return the margins
   */
  public static double[] margins() {
    return column(rows(MARGINS).toList(), 0);
  }

  private static double[] column(List<String[]> rows, int column) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
  }

  private static Stream<String[]> rows(String file) {
    try {
      return Files.readAllLines(folder().resolve(file)).stream()
          .skip(1)
          .map(line -> line.split(",", -1));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path folder() {
    return Path.of(System.getProperty(PROPERTY, "../shared/data/rd"));
  }

  @Override
  public boolean present() {
    return Files.isReadable(folder().resolve(ELECTIONS))
        && Files.isReadable(folder().resolve(MARGINS));
  }

  @Override
  public String absence() {
    return "This test needs "
        + ELECTIONS
        + " and "
        + MARGINS
        + " in "
        + folder()
        + ", or where -D"
        + PROPERTY
        + " says.";
  }
}
