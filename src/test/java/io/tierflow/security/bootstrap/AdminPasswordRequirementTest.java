package io.tierflow.security.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class AdminPasswordRequirementTest {

  private final SpringApplication application =
      new SpringApplication(AdminPasswordRequirementTest.class);
  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void theRealThingStartsWithAPassword() {
    environment.setActiveProfiles("mysql");
    environment.setProperty(AdminPasswordRequirement.PROPERTY, "a rather long one");

    assertThatCode(
            () -> new AdminPasswordRequirement().postProcessEnvironment(environment, application))
        .doesNotThrowAnyException();
  }

  @Test
  void theRealThingDoesNotStartWithABlankPassword() {
    environment.setActiveProfiles("mysql");
    environment.setProperty(AdminPasswordRequirement.PROPERTY, " ");

    assertThatThrownBy(
            () -> new AdminPasswordRequirement().postProcessEnvironment(environment, application))
        .isInstanceOf(MissingAdminPasswordException.class);
  }

  @Test
  void otherProfilesNeedNone() {
    environment.setActiveProfiles("sample");

    assertThatCode(
            () -> new AdminPasswordRequirement().postProcessEnvironment(environment, application))
        .doesNotThrowAnyException();
  }

  @Test
  void theRefusalIsOneSentenceAndWhatToDo(CapturedOutput output) {
    assertThatThrownBy(() -> application.run("--spring.profiles.active=mysql"))
        .isInstanceOf(MissingAdminPasswordException.class);

    assertThat(output)
        .contains("The profile mysql needs TIERFLOW_ADMIN_PASSWORD")
        .contains("Set the environment variable TIERFLOW_ADMIN_PASSWORD and start again.")
        .doesNotContain("\tat ");
  }
}
