package io.tierflow.encryption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Keeps the files of an embedded database to the user who runs Tierflow, before anything is opened:
 * H2 makes them as the system's default says, readable by everyone on most.
 */
class EmbeddedDatabaseFiles implements EnvironmentPostProcessor, Ordered {

  private static final Pattern IN_A_FILE = Pattern.compile("jdbc:h2:file:([^;]+).*");
  private static final String BACKUPS = "backups";

  /** Where an embedded database is kept in files: their path without what follows the dot. */
  static Optional<Path> of(Environment environment) {
    Matcher address = IN_A_FILE.matcher(environment.getProperty("spring.datasource.url", ""));
    return address.matches()
        ? Optional.of(
            Path.of(address.group(1).replaceFirst("^~(?=/)", System.getProperty("user.home"))))
        : Optional.empty();
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    of(environment).ifPresent(EmbeddedDatabaseFiles::keepToTheOwner);
  }

  private static void keepToTheOwner(Path database) {
    Path folder = database.toAbsolutePath().normalize().getParent();
    String prefix = database.getFileName() + ".";
    try {
      OwnerOnly.folder(folder);
      List<Path> content = content(folder);
      if (content.stream().allMatch(each -> isOwn(each, prefix))) {
        OwnerOnly.close(folder);
      }
      for (Path file : content) {
        if (file.getFileName().toString().startsWith(prefix) && Files.isRegularFile(file)) {
          OwnerOnly.file(file);
        }
      }
      OwnerOnly.file(folder.resolve(prefix + "mv.db"));
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "The database's files %s* can't be restricted to their owner.".formatted(database),
          failure);
    }
  }

  private static List<Path> content(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static boolean isOwn(Path file, String prefix) {
    String name = file.getFileName().toString();
    return name.startsWith(prefix) || name.equals(BACKUPS);
  }

  /** After the files that may set profiles and properties have been read, before keys are made. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 1;
  }
}
