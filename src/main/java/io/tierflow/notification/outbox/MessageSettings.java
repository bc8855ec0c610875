package io.tierflow.notification.outbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * How messages are sent, below {@code tierflow.message.*}. The SMTP server is set below {@code
 * spring.mail.*}.
 *
 * @param programmeName name of the programme as members know it; so short that a text message stays
 *     one
 * @param from sender's address of e-mails
 * @param replyTo address that answers go to, or null for the sender's
 * @param tasklist address of Tasklist as staff reach it, such as
 *     https://tierflow.example/camunda/app/tasklist/, or null; reminders link to it
 * @param pages address of Tierflow's pages as staff reach them, such as https://tierflow.example/,
 *     or null; the month's report links to them
 * @param memberPages address of Tierflow's pages as members reach them, such as
 *     https://tierflow.example/, or null; mails to members link to their own page
 * @param survey address of a survey among members, or null; without one they are asked to reply
 * @param maxAge a message whose occasion is longer ago is recorded and not sent
 * @param logo image at the head of e-mails, such as file:/etc/tierflow/logo.png, or null for the
 *     programme's name
 * @param quietHours when no phone rings, such as 21:00-08:00, in the member's zone; empty for never
 * @param marketingCapPerWeek how much marketing a member gets in seven days, over all channels but
 *     the member's own page
 * @param unsubscribe the links by which members leave e-mails
 * @param dashboard messages on members' own page
 * @param sending how the outbox is looked through
 * @param retry how often and how soon a failed message is tried again
 * @param sms the gateway for text messages
 */
@Validated
@ConfigurationProperties("tierflow.message")
public record MessageSettings(
    @DefaultValue("Tierflow Rewards") @NotBlank @Size(max = 60) String programmeName,
    @DefaultValue("rewards@tierflow.example") @NotBlank @Email String from,
    @Email String replyTo,
    URI tasklist,
    URI pages,
    URI memberPages,
    URI survey,
    @DefaultValue("45d") @NotNull @DurationMin(days = 1) Duration maxAge,
    Resource logo,
    @DefaultValue("21:00-08:00")
        @NotNull @Pattern(
            regexp = "(([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9])?",
            message = "must be two times of day such as 21:00-08:00, or empty")
        String quietHours,
    @DefaultValue("3") @Min(0) @Max(1000) int marketingCapPerWeek,
    @DefaultValue @NotNull @Valid Unsubscribe unsubscribe,
    @DefaultValue @NotNull Dashboard dashboard,
    @DefaultValue @NotNull Sending sending,
    @DefaultValue @NotNull Retry retry,
    @DefaultValue @NotNull @Valid Sms sms) {

  /**
   * How the outbox is looked through.
   *
   * @param enabled whether this node sends
   * @param interval pause after a look at the outbox
   * @param longestPause while its server can't be used, a channel is left alone longer and longer,
   *     up to this
   * @param batch messages that a node takes at a time, and sends over one connection
   * @param lease for how long nobody else takes them; twice as long as a server's time-outs for one
   *     message at least
   */
  public record Sending(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("5s") @NotNull @DurationMin(millis = 100) Duration interval,
      @DefaultValue("1m") @NotNull @DurationMin(millis = 100) Duration longestPause,
      @DefaultValue("100") @Min(1) @Max(1000) int batch,
      @DefaultValue("5m") @NotNull @DurationMin(seconds = 2) Duration lease) {}

  /**
   * The links by which members leave e-mails without signing in.
   *
   * @param address Tierflow's address as members reach it, such as https://tierflow.example/, or
   *     null
   * @param key what the links' codes are made with, 32 characters at least, the same on every node;
   *     with another one the links of mails that are out no longer work
   */
  public record Unsubscribe(
      URI address, @Size(min = 32, message = "must have at least 32 characters") String key) {

    public boolean isComplete() {
      return address != null && key != null;
    }
  }

  /**
   * Messages on members' own page.
   *
   * @param enabled whether there are any
   */
  public record Dashboard(@DefaultValue("true") boolean enabled) {}

  /**
   * How often and how soon a failed message is tried again. By default that takes about a day.
   *
   * @param attempts attempts after which a message has failed
   * @param firstDelay pause after the first failure; each further one is twice as long
   * @param longestDelay the pause grows no longer than this
   */
  public record Retry(
      @DefaultValue("30") @Min(1) @Max(1000) int attempts,
      @DefaultValue("30s") @NotNull @DurationMin(seconds = 1) Duration firstDelay,
      @DefaultValue("1h") @NotNull @DurationMin(seconds = 1) Duration longestDelay) {}

  /**
   * The gateway for text messages, one of two: a plain one, or Twilio.
   *
   * @param url where text messages are posted to, or null
   * @param token bearer token of the plain gateway, or null
   * @param timeout longest wait for a connection, and for an answer
   * @param mostSegments a text that takes more is not sent; ten are what Twilio takes
   * @param twilio Twilio's account
   */
  public record Sms(
      URI url,
      String token,
      @DefaultValue("10s") @NotNull @DurationMin(millis = 100) Duration timeout,
      @DefaultValue("2") @Min(1) @Max(10) int mostSegments,
      @DefaultValue @NotNull @Valid Twilio twilio) {

    /** Whether it is clear where text messages go. */
    @AssertTrue(
        message =
            "There can be only one SMS gateway: set tierflow.message.sms.url for the plain "
                + "gateway, or tierflow.message.sms.twilio.* for Twilio, not both.")
    public boolean isOneGateway() {
      return url == null || !twilio.isBegun();
    }
  }

  /**
   * An account at Twilio. It signs in with an API key, or else with the account's own token. What
   * is blank is not set.
   *
   * @param accountSid the account, AC and 32 hexadecimal digits, or null
   * @param authToken the account's token, or null
   * @param apiKeySid an API key, SK and 32 hexadecimal digits, or null
   * @param apiKeySecret the API key's secret, or null
   * @param from sender: a number of Twilio's, a short code or a name, or null
   * @param messagingServiceSid service that chooses the sender, MG and 32 hexadecimal digits, or
   *     null
   * @param url Twilio's address; a region has one of its own
   */
  public record Twilio(
      String accountSid,
      String authToken,
      String apiKeySid,
      String apiKeySecret,
      String from,
      String messagingServiceSid,
      @DefaultValue("https://api.twilio.com") @NotNull URI url) {

    private static final String HERE = "tierflow.message.sms.twilio.";

    /** Takes blank values for none, as an environment may hold variables without a value. */
    public Twilio {
      accountSid = given(accountSid);
      authToken = given(authToken);
      apiKeySid = given(apiKeySid);
      apiKeySecret = given(apiKeySecret);
      from = given(from);
      messagingServiceSid = given(messagingServiceSid);
    }

    private static String given(String value) {
      return value == null || value.isBlank() ? null : value.strip();
    }

    /** Whether each identifier is of its kind; the values are not shown, one may be a secret. */
    @AssertTrue(
        message =
            "In tierflow.message.sms.twilio.*, account-sid must be AC, api-key-sid SK and"
                + " messaging-service-sid MG, each followed by 32 hexadecimal digits.")
    public boolean isOfTheRightKinds() {
      return isSid("AC", accountSid) && isSid("SK", apiKeySid) && isSid("MG", messagingServiceSid);
    }

    private static boolean isSid(String kind, String sid) {
      return sid == null || sid.matches(kind + "[0-9a-fA-F]{32}");
    }

    public boolean isBegun() {
      return Stream.of(accountSid, authToken, apiKeySid, apiKeySecret, from, messagingServiceSid)
          .anyMatch(Objects::nonNull);
    }

    /** What is to be done before messages can be sent, or empty if nothing is. */
    public Optional<String> missing() {
      if (accountSid == null) {
        return Optional.of(HERE + "account-sid is set");
      }
      if ((apiKeySid == null) != (apiKeySecret == null)) {
        return Optional.of(HERE + "api-key-sid and .api-key-secret are both set");
      }
      if (apiKeySid == null && authToken == null) {
        return Optional.of(HERE + "auth-token, or .api-key-sid and .api-key-secret, is set");
      }
      return (from == null) == (messagingServiceSid == null)
          ? Optional.of("one of %sfrom and .messaging-service-sid is set".formatted(HERE))
          : Optional.empty();
    }

    /** Names the account alone: the rest is secret. */
    @Override
    public String toString() {
      return "Twilio[accountSid=%s]".formatted(accountSid);
    }
  }
}
