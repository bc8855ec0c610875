package io.tierflow.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.TierflowApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class SampleChoiceTest {

  private static final String NAME = "tierflow.message.programme-name";

  private final SpringApplication application = new SpringApplication(TierflowApplication.class);
  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void thereAreSevenProgrammes() {
    assertThat(SampleChoice.programmes())
        .containsExactly(
            "airline", "banking", "ecommerce", "hospitality", "leisure", "retail", "telecom");
  }

  @Test
  void theFirstProgrammeHasTheUsualDatabase() {
    choose("retail");

    assertThat(environment.getProperty(SampleChoice.DATABASE)).isEqualTo("tierflow");
  }

  @Test
  void anyOtherProgrammeHasADatabaseOfItsOwn() {
    choose("airline");

    assertThat(environment.getProperty(SampleChoice.DATABASE)).isEqualTo("tierflow-airline");
  }

  @Test
  void aProgrammeNamesItselfInMessages() {
    choose("airline");

    assertThat(environment.getProperty(NAME)).isEqualTo("Skyward Miles");
  }

  @Test
  void aNameThatSomebodySetsGoesBeforeTheProgrammes() {
    environment.setProperty(NAME, "Ours");
    choose("airline");

    assertThat(environment.getProperty(NAME)).isEqualTo("Ours");
  }

  @Test
  void withoutTheProfileNothingCanBeChosen() {
    environment.setActiveProfiles("mysql");
    environment.setProperty(SampleChoice.PROPERTY, "airline");

    assertThatThrownBy(() -> new SampleChoice().postProcessEnvironment(environment, application))
        .hasMessage(
            "The sample programme \"airline\" can't be loaded, because the profile sample is not"
                + " active.");
  }

  @Test
  void anUnknownProgrammeIsRefusedWithThoseThatThereAre(CapturedOutput output) {
    assertThatThrownBy(() -> application.run("--tierflow.sample=airlines"))
        .isInstanceOf(UnusableSampleException.class);

    assertThat(output)
        .contains(
            "There is no sample programme \"airlines\"; accepted: airline, banking, ecommerce,"
                + " hospitality, leisure, retail, telecom.")
        .doesNotContain("\tat ");
  }

  private void choose(String programme) {
    environment.setActiveProfiles("sample");
    environment.setProperty(SampleChoice.PROPERTY, programme);
    new SampleChoice().postProcessEnvironment(environment, application);
  }
}
