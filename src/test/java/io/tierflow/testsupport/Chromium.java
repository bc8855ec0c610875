package io.tierflow.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of the browser tests. */
public final class Chromium extends TestRequirement {

  private static final String PROPERTY = "tierflow.test.chromium";

  public Chromium() {
    super(obligatoryHere());
  }

  /**
   * The browser to start.
   *
   * @return its path; a test that asks is annotated {@link NeedsChromium}
   */
  public static Path executable() {
    return found().orElseThrow();
  }

  private static Optional<Path> found() {
    return Stream.of(
            System.getProperty(PROPERTY, "/usr/bin/chromium"),
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public boolean present() {
    return found().isPresent();
  }

  @Override
  public String absence() {
    return "This test needs Chromium at /usr/bin/chromium, or where -D" + PROPERTY + " says.";
  }
}
