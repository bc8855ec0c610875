package io.tierflow.portal.pass;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/**
 * Passes for Apple Wallet, below {@code tierflow.wallet.apple.*}. They are on when the first five
 * are set.
 *
 * @param passTypeId the pass type identifier, such as pass.com.example.rewards
 * @param teamId the team identifier of the account at Apple
 * @param keyStore the pass certificate with its key, a PKCS#12 file such as
 *     file:/etc/tierflow/pass.p12
 * @param keyStorePassword its password
 * @param intermediate Apple's WWDR certificate that has signed the pass certificate, PEM or DER
 * @param organization who gives the passes, or null for the programme's name
 * @param images folder with icon.png, logo.png and their larger ones, ending in a slash, or null
 *     for Tierflow's own
 * @param pushUrl Apple's push service
 * @param timeout longest wait for a connection to it, and for its answer
 */
@Validated
@ConfigurationProperties("tierflow.wallet.apple")
record ApplePassSettings(
    String passTypeId,
    String teamId,
    Resource keyStore,
    String keyStorePassword,
    Resource intermediate,
    String organization,
    Resource images,
    @DefaultValue("https://api.push.apple.com") @NotNull URI pushUrl,
    @DefaultValue("10s") @NotNull @DurationMin(millis = 100) Duration timeout) {

  /** Takes blank values for none, as an environment may hold variables without a value. */
  ApplePassSettings {
    passTypeId = given(passTypeId);
    teamId = given(teamId);
    keyStorePassword = given(keyStorePassword);
    organization = given(organization);
  }

  private static String given(String value) {
    return StringUtils.hasText(value) ? value.strip() : null;
  }

  /** Whether members can have passes. */
  boolean isComplete() {
    return needed().stream().allMatch(Objects::nonNull);
  }

  /** Whether it is clear if members can have passes. */
  @AssertTrue(
      message =
          "Of tierflow.wallet.apple.pass-type-id, .team-id, .key-store, .key-store-password and"
              + " .intermediate, all must be set, or none.")
  public boolean isAllOrNothing() {
    return isComplete() || needed().stream().allMatch(Objects::isNull);
  }

  /** Whether the push service can be trusted with what it is told. */
  @AssertTrue(
      message =
          "The push service (tierflow.wallet.apple.push-url) must begin with https://, or http:// on"
              + " this machine.")
  public boolean isPushUrlSafe() {
    return WalletAddress.isSafe(pushUrl);
  }

  private List<Object> needed() {
    return Arrays.asList(passTypeId, teamId, keyStore, keyStorePassword, intermediate);
  }

  /** A record's own text would show the password wherever settings are printed. */
  @Override
  public String toString() {
    return "ApplePassSettings[passTypeId=%s, teamId=%s]".formatted(passTypeId, teamId);
  }
}
