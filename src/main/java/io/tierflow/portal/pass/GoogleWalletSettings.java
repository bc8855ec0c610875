package io.tierflow.portal.pass;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
 * Cards in Google Wallet, below {@code tierflow.wallet.google.*}. They are on when the first three
 * are set.
 *
 * @param issuerId the issuer's id at Google, digits
 * @param classSuffix the loyalty class of the cards, without the issuer's id
 * @param serviceAccount the key of a service account at Google, a JSON file such as
 *     file:/etc/tierflow/google.json
 * @param apiUrl Google's service that keeps the cards
 * @param saveUrl what the link to save a card begins with
 * @param timeout longest wait for a connection to Google, and for an answer
 */
@Validated
@ConfigurationProperties("tierflow.wallet.google")
record GoogleWalletSettings(
    @Pattern(regexp = "[0-9]*", message = "must be the issuer's id; accepted: digits") String issuerId,
    @Pattern(
            regexp = "[A-Za-z0-9._-]*",
            message = "must be a class without the issuer's id; accepted: A-Z, a-z, 0-9, . _ and -")
        String classSuffix,
    Resource serviceAccount,
    @DefaultValue("https://walletobjects.googleapis.com") @NotNull URI apiUrl,
    @DefaultValue("https://pay.google.com/gp/v/save/") @NotNull URI saveUrl,
    @DefaultValue("10s") @NotNull @DurationMin(millis = 100) Duration timeout) {

  /** Takes blank values for none, as an environment may hold variables without a value. */
  GoogleWalletSettings {
    issuerId = StringUtils.hasText(issuerId) ? issuerId.strip() : null;
    classSuffix = StringUtils.hasText(classSuffix) ? classSuffix.strip() : null;
  }

  /** Whether members can save their cards. */
  boolean isComplete() {
    return needed().stream().allMatch(Objects::nonNull);
  }

  /** Whether it is clear if members can save their cards. */
  @AssertTrue(
      message =
          "Of tierflow.wallet.google.issuer-id, .class-suffix and .service-account, all must be set,"
              + " or none.")
  public boolean isAllOrNothing() {
    return isComplete() || needed().stream().allMatch(Objects::isNull);
  }

  /** Whether Google alone reads what is sent. */
  @AssertTrue(
      message =
          "Google's service (tierflow.wallet.google.api-url) must begin with https://, or http:// on"
              + " this machine.")
  public boolean isApiUrlSafe() {
    return WalletAddress.isSafe(apiUrl);
  }

  /** The class of the cards. */
  String classId() {
    return issuerId + "." + classSuffix;
  }

  /** By what Google knows a card; it tells nothing of its member. */
  String objectId(String serialNumber) {
    return issuerId + "." + serialNumber;
  }

  private List<Object> needed() {
    return Arrays.asList(issuerId, classSuffix, serviceAccount);
  }
}
