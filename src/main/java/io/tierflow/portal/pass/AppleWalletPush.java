package io.tierflow.portal.pass;

import io.tierflow.notification.channel.ProviderClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Tells phones over Apple's push service; they ask for the pass themselves. */
@Component
class AppleWalletPush implements WalletPush {

  private static final String NO_SUCH_TOKEN = "BadDeviceToken";
  private static final int MAX_ANSWER_LENGTH = 300;

  private final ApplePassSettings settings;
  private final ApplePasses passes;
  private final RestClient http;

  AppleWalletPush(ApplePassSettings settings, ApplePasses passes) {
    this.settings = settings;
    this.passes = passes;
    this.http =
        passes.isOffered()
            ? ProviderClient.create(
                HttpClient.Version.HTTP_2, settings.timeout(), passes.signer().clientCertificate())
            : null;
  }

  @Override
  public Wallet wallet() {
    return Wallet.APPLE;
  }

  @Override
  public boolean isConfigured() {
    return passes.isOffered();
  }

  @Override
  public Result push(WalletRegistration registration) {
    URI device =
        URI.create(
            settings.pushUrl().toString().replaceAll("/+$", "")
                + "/3/device/"
                + registration.target());
    try {
      return http.post()
          .uri(device)
          .contentType(MediaType.APPLICATION_JSON)
          .header("apns-topic", settings.passTypeId())
          .body("{}")
          .exchange(
              (request, answer) -> {
                byte[] start = answer.getBody().readNBytes(MAX_ANSWER_LENGTH);
                return resultOf(answer.getStatusCode(), new String(start, StandardCharsets.UTF_8));
              });
    } catch (ResourceAccessException unreachable) {
      return Result.UNAVAILABLE;
    }
  }

  private static Result resultOf(HttpStatusCode status, String answer) {
    if (status.is2xxSuccessful()) {
      return Result.ACCEPTED;
    }
    return switch (status.value()) {
      case 410 -> Result.GONE;
      case 400 -> answer.contains(NO_SUCH_TOKEN) ? Result.GONE : Result.REFUSED;
      case 429 -> Result.UNAVAILABLE;
      default -> status.is5xxServerError() ? Result.UNAVAILABLE : Result.REFUSED;
    };
  }
}
