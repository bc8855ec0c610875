package io.tierflow.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;

/** A real programme's members and transactions, kept outside the repository. */
public final class ProgrammeData extends TestRequirement {

  private static final String PROPERTY = "tierflow.test.programme-data";

  private final Path folder;

  public ProgrammeData() {
    this(folder(), obligatoryHere());
  }

  public ProgrammeData(Path folder, boolean obligatory) {
    super(obligatory);
    this.folder = folder;
  }

  /**
   * The folder that holds {@code members.csv} and {@code transactions.csv}.
   *
   * @return its path; a test that asks is annotated {@link NeedsProgrammeData}
   */
  public static Path folder() {
    return Path.of(System.getProperty(PROPERTY, "../shared/data/cdnow"));
  }

  @Override
  public boolean present() {
    return Files.isReadable(folder.resolve("members.csv"))
        && Files.isReadable(folder.resolve("transactions.csv"));
  }

  @Override
  public String absence() {
    return "This test needs members.csv and transactions.csv of a real programme in "
        + folder
        + ", or where -D"
        + PROPERTY
        + " says.";
  }
}
