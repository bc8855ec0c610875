package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalSettingsTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"https://rewards.example", "http://localhost:8080/", "http://127.0.0.1:8080/x/"})
  void aLinkThatNobodyReadsOnItsWayIsAccepted(URI address) {
    assertThat(complaints(address)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://rewards.example/",
        "http://localhost.rewards.example/",
        "rewards.example",
        "/portal",
        "javascript:alert(1)",
        "https:///portal"
      })
  void anyOtherAddressIsRefused(URI address) {
    assertThat(complaints(address)).isEqualTo(1);
  }

  @Test
  void aLinkIsThePageWithTheCodeBehindTheNumberSign() {
    assertThat(settings(URI.create("https://rewards.example/x//")).linkWith("c-0_D"))
        .hasToString("https://rewards.example/x/portal/sign-in/link#c-0_D");
  }

  @Test
  void withoutAnAddressTheDoorIsClosed() {
    assertThat(settings(null).isOpen()).isFalse();
  }

  private static int complaints(URI address) {
    try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
      return validators.getValidator().validate(settings(address)).size();
    }
  }

  private static PortalSettings settings(URI address) {
    return new PortalSettings(address, Duration.ofMinutes(15), 5, Set.of(), 3);
  }
}
