package io.tierflow.encryption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Sees to the keys of personal data before anything is opened. The real thing is refused without
 * them; the sample programme makes one at its first start and keeps it beside its database.
 */
class PersonalDataKeys implements EnvironmentPostProcessor, Ordered {

  private static final int KEY_BYTES = 32;

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!environment.getProperty(PersonalDataSettings.PROPERTY, "").isBlank()) {
      return;
    }
    if (environment.acceptsProfiles(Profiles.of("mysql"))) {
      throw UnusableKeysException.missing();
    }
    EmbeddedDatabaseFiles.of(environment)
        .map(database -> kept(database.resolveSibling(database.getFileName() + ".keys")))
        .ifPresent(
            keys ->
                environment
                    .getPropertySources()
                    .addLast(
                        new MapPropertySource(
                            "personalDataKeys", Map.of(PersonalDataSettings.PROPERTY, keys))));
  }

  private static String kept(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return Files.readString(file).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException("The file %s can't be used.".formatted(file), failure);
    }
  }

  private static void make(Path file) throws IOException {
    Path folder = OwnerOnly.folder(file.toAbsolutePath().getParent());
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try (var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.fileAttributes(folder))) {
      String entry = "1:" + Base64.getEncoder().encodeToString(key) + "\n";
      channel.write(StandardCharsets.US_ASCII.encode(entry));
    } catch (FileAlreadyExistsException madeMeanwhile) {
      // Another start was first; its key holds.
      return;
    }
  }

  /** After the files that may set profiles and properties have been read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
