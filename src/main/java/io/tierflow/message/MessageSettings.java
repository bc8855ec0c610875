package io.tierflow.message;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
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
 * @param marketingCapPerWeek how much marketing a member gets in seven days, over all channels
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
    @DefaultValue @NotNull Sms sms) {

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

    boolean isComplete() {
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
   * The gateway for text messages.
   *
   * @param url where text messages are posted to, or null if none are sent
   * @param token bearer token of the gateway, or null
   * @param timeout longest wait for a connection, and for an answer
   */
  public record Sms(
      URI url,
      String token,
      @DefaultValue("10s") @NotNull @DurationMin(millis = 100) Duration timeout) {}
}
