package io.tierflow.notification.channel.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.notification.channel.DeliveryFailure;
import io.tierflow.notification.outbox.MessageSettings;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Creates each text message as a resource of Twilio's API of 2010-04-01. That API keeps no
 * idempotency keys: a message whose answer is lost is created again.
 */
class TwilioGateway implements SmsGateway {

  /** The recipient has replied STOP. */
  private static final int STOPPED = 21610;

  /** No phone, no mobile, a short code, a landline. */
  private static final Set<Integer> NO_MOBILE = Set.of(21211, 21614, 21265, 21635);

  /** The sender's queue is full; maintenance. */
  private static final Set<Integer> OF_ANY_MESSAGE = Set.of(21611, 21730);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MessageSettings.Twilio settings;
  private final GatewayConnection connection;

  TwilioGateway(MessageSettings.Twilio settings, GatewayConnection connection) {
    this.settings = settings;
    this.connection = connection;
  }

  @Override
  public boolean isConfigured() {
    return settings.missing().isEmpty();
  }

  @Override
  public String description() {
    return settings
        .missing()
        .map("Text messages stay in the outbox until %s."::formatted)
        .orElseGet(
            () ->
                "Text messages are sent through Twilio at %s.".formatted(settings.url().getHost()));
  }

  @Override
  public void requireOpen() throws DeliveryFailure {
    connection.requireOpen();
  }

  @Override
  public void send(String to, SmsText text, String idempotencyKey) throws DeliveryFailure {
    GatewayConnection.Answer answer = connection.post(address(), headers(), form(to, text));
    if (!answer.status().isSameCodeAs(HttpStatus.CREATED)) {
      throw failure(answer);
    }
  }

  private URI address() {
    return URI.create(
        "%s/2010-04-01/Accounts/%s/Messages.json"
            .formatted(settings.url().toString().replaceAll("/+$", ""), settings.accountSid()));
  }

  private HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
    if (settings.apiKeySid() != null) {
      headers.setBasicAuth(settings.apiKeySid(), settings.apiKeySecret());
    } else {
      headers.setBasicAuth(settings.accountSid(), settings.authToken());
    }
    return headers;
  }

  private MultiValueMap<String, String> form(String to, SmsText text) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("To", to);
    if (settings.messagingServiceSid() != null) {
      form.add("MessagingServiceSid", settings.messagingServiceSid());
    } else {
      form.add("From", settings.from());
    }
    form.add("Body", text.text());
    return form;
  }

  private static DeliveryFailure failure(GatewayConnection.Answer answer) {
    JsonNode error = errorIn(answer.body());
    int code = error.path("code").asInt();
    return new DeliveryFailure(
        kindOf(code, answer),
        "Twilio answered %d, error %d: %s"
            .formatted(answer.status().value(), code, error.path("message").asText()),
        null);
  }

  /** Something between here and Twilio may answer in its place, and not in JSON. */
  private static JsonNode errorIn(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notTwilios) {
      return JSON.createObjectNode();
    }
  }

  /** The code knows more than the status: Twilio has refused a single number with 403 as well. */
  private static DeliveryFailure.Kind kindOf(int code, GatewayConnection.Answer answer) {
    if (code == STOPPED) {
      return DeliveryFailure.Kind.UNSUBSCRIBED;
    }
    if (NO_MOBILE.contains(code)) {
      return DeliveryFailure.Kind.UNDELIVERABLE;
    }
    boolean anyMessage =
        OF_ANY_MESSAGE.contains(code) || answer.status().isSameCodeAs(HttpStatus.NOT_FOUND);
    return anyMessage ? DeliveryFailure.Kind.UNAVAILABLE : answer.kind();
  }
}
