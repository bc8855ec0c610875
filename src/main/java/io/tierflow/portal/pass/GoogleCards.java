package io.tierflow.portal.pass;

import com.nimbusds.jwt.JWTClaimsSet;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.channel.ProviderClient;
import io.tierflow.portal.pass.WalletPush.Result;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Members' cards at Google, and the links by which phones save them. */
@Component
class GoogleCards {

  private static final String OBJECTS = "/walletobjects/v1/loyaltyObject";

  private final GoogleWalletSettings settings;
  private final MessageSource texts;
  private final ProgrammeCalendar calendar;
  private final GoogleServiceAccount account;
  private final GoogleTokens tokens;
  private final RestClient http;

  GoogleCards(
      GoogleWalletSettings settings, MessageSource messageSource, ProgrammeCalendar calendar) {
    this.settings = settings;
    this.texts = messageSource;
    this.calendar = calendar;
    this.account =
        settings.isComplete() ? GoogleServiceAccount.read(settings.serviceAccount()) : null;
    this.http = ProviderClient.create(HttpClient.Version.HTTP_1_1, settings.timeout());
    this.tokens = account == null ? null : new GoogleTokens(account, http);
  }

  /** Whether members can save their cards. */
  boolean isOffered() {
    return account != null;
  }

  /**
   * The link by which a phone saves a card. It names the card by its random id and nothing else: an
   * address stands in histories and logs.
   */
  URI link(String serialNumber) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(account.email())
            .audience("google")
            .claim("typ", "savetowallet")
            .issueTime(Date.from(calendar.now()))
            .claim("origins", List.of())
            .claim(
                "payload",
                Map.of(
                    "loyaltyObjects",
                    List.of(
                        Map.of(
                            "id", settings.objectId(serialNumber),
                            "classId", settings.classId()))))
            .build();
    String begin = settings.saveUrl().toString().replaceAll("/+$", "") + "/";
    return URI.create(begin + account.sign(claims));
  }

  /** Has a card show something, whether Google knows it already or not. */
  Result put(String serialNumber, PassContent content) {
    Map<String, Object> card = describe(serialNumber, content);
    try {
      HttpStatusCode changed =
          send(HttpMethod.PATCH, OBJECTS + "/" + settings.objectId(serialNumber), card);
      return resultOf(
          changed.value() == HttpStatus.NOT_FOUND.value()
              ? send(HttpMethod.POST, OBJECTS, card)
              : changed);
    } catch (RestClientException unreachable) {
      return Result.UNAVAILABLE;
    }
  }

  private HttpStatusCode send(HttpMethod method, String path, Map<String, Object> card) {
    URI address = URI.create(settings.apiUrl().toString().replaceAll("/+$", "") + path);
    HttpStatusCode status =
        http.method(method)
            .uri(address)
            .headers(headers -> headers.setBearerAuth(tokens.at(calendar.now())))
            .contentType(MediaType.APPLICATION_JSON)
            .body(card)
            .exchange((request, answer) -> answer.getStatusCode());
    if (status.value() == HttpStatus.UNAUTHORIZED.value()) {
      tokens.forget();
    }
    return status;
  }

  private static Result resultOf(HttpStatusCode status) {
    if (status.is2xxSuccessful()) {
      return Result.ACCEPTED;
    }
    return switch (status.value()) {
      case 401, 409, 429 -> Result.UNAVAILABLE;
      default -> status.is5xxServerError() ? Result.UNAVAILABLE : Result.REFUSED;
    };
  }

  private Map<String, Object> describe(String serialNumber, PassContent content) {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("id", settings.objectId(serialNumber));
    card.put("classId", settings.classId());
    card.put("state", content.ended() ? "EXPIRED" : "ACTIVE");
    card.put("accountName", content.ended() ? "" : content.fullName());
    card.put("accountId", content.ended() ? "" : content.memberNumber());
    card.put("hexBackgroundColor", content.tierColor());
    card.put(
        "loyaltyPoints",
        Map.of(
            "label", text(content, "home.points"),
            "balance", Map.of("string", String.valueOf(content.points()))));
    card.put("textModulesData", content.ended() ? List.of() : List.of(tier(content)));
    card.put("barcode", content.ended() ? null : barcode(content));
    return card;
  }

  private Map<String, Object> tier(PassContent content) {
    return Map.of("id", "tier", "header", text(content, "home.tier"), "body", content.tierLabel());
  }

  private static Map<String, Object> barcode(PassContent content) {
    return Map.of(
        "type", "QR_CODE",
        "value", content.memberNumber(),
        "alternateText", content.memberNumber());
  }

  private String text(PassContent content, String key) {
    return texts.getMessage(key, null, content.language());
  }
}
