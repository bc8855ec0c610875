package io.tierflow.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.TierflowApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class PersonalDataKeysTest {

  private final SpringApplication application = new SpringApplication(TierflowApplication.class);
  private final MockEnvironment environment = new MockEnvironment();

  @TempDir private Path directory;

  @Test
  void theSampleMakesAKeyBesideItsDatabaseThatOnlyItsOwnerReads() throws IOException {
    environment.setActiveProfiles("sample");
    Path database = directory.resolve("data/tierflow");
    environment.setProperty("spring.datasource.url", "jdbc:h2:file:" + database + ";MODE=MySQL");

    prepare();

    Path file = directory.resolve("data/tierflow.keys");
    String first = environment.getProperty(PersonalDataSettings.PROPERTY);
    assertThat(PersonalDataVault.with(first).primaryKey()).isEqualTo(1);
    assertThat(Files.readString(file).strip()).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    prepare();
    assertThat(environment.getProperty(PersonalDataSettings.PROPERTY)).isEqualTo(first);
  }

  @Test
  void keysThatAreGivenAreUsed() {
    environment.setActiveProfiles("mysql");
    environment.setProperty(PersonalDataSettings.PROPERTY, "1:given");

    prepare();

    assertThat(environment.getProperty(PersonalDataSettings.PROPERTY)).isEqualTo("1:given");
  }

  @Test
  void theRealThingWithoutKeysIsRefusedInOneSentence(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                application.run(
                    "--spring.profiles.active=mysql",
                    "--tierflow.admin.password=secret",
                    "--tierflow.personal-data.keys="))
        .isInstanceOf(UnusableKeysException.class);

    assertThat(output)
        .contains("Tierflow needs TIERFLOW_PERSONAL_DATA_KEYS, the keys that personal data is")
        .contains("openssl rand -base64 32")
        .doesNotContain("\tat ");
  }

  private void prepare() {
    new PersonalDataKeys().postProcessEnvironment(environment, application);
  }
}
