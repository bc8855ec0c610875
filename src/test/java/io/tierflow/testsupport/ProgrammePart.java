package io.tierflow.testsupport;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of the real programme, as a programme of its own: one member of so many, and everybody who
 * has spent a lot, for few rise to a tier that is reviewed.
 */
public final class ProgrammePart {

  private static final BigDecimal A_LOT = new BigDecimal("1000");

  private ProgrammePart() {}

  /**
   * Writes the part down.
   *
   * @param members of how many members one is taken; 1 takes the programme as it is
   * @return the folder that holds {@code members.csv} and {@code transactions.csv}; a test that
   *     asks is annotated {@link NeedsProgrammeData}
   */
  public static Path oneOf(int members) throws IOException {
    Path whole = ProgrammeData.folder();
    if (members == 1) {
      return whole;
    }
    List<String> profiles = Files.readAllLines(whole.resolve("members.csv"));
    List<String> transactions = Files.readAllLines(whole.resolve("transactions.csv"));
    Set<String> taken = bigSpenders(transactions);
    for (int line = 1; line < profiles.size(); line += members) {
      taken.add(field(profiles.get(0), profiles.get(line), "member_number"));
    }
    Path part = Files.createTempDirectory(Path.of("target"), "programme-one-of-" + members + "-");
    Files.write(part.resolve("members.csv"), of(taken, profiles));
    Files.write(part.resolve("transactions.csv"), of(taken, transactions));
    return part;
  }

  private static Set<String> bigSpenders(List<String> transactions) {
    Map<String, BigDecimal> spent = new HashMap<>();
    transactions.stream()
        .skip(1)
        .forEach(
            line ->
                spent.merge(
                    field(transactions.get(0), line, "member_number"),
                    new BigDecimal(field(transactions.get(0), line, "amount")),
                    BigDecimal::add));
    spent.values().removeIf(sum -> sum.compareTo(A_LOT) < 0);
    return new LinkedHashSet<>(spent.keySet());
  }

  private static List<String> of(Set<String> taken, List<String> lines) {
    String header = lines.get(0);
    return lines.stream()
        .filter(line -> line.equals(header) || taken.contains(field(header, line, "member_number")))
        .toList();
  }

  private static String field(String header, String line, String column) {
    return line.split(",", -1)[List.of(header.split(",")).indexOf(column)];
  }
}
