package io.tierflow.notification.channel;

import java.util.regex.Pattern;

/** An attempt to deliver a message that failed. */
public class DeliveryFailure extends Exception {

  /** What a failure says about the next attempt. */
  public enum Kind {
    /** The server can't be used now: other messages would fail as well. */
    UNAVAILABLE,
    /** The server refused this message for now, or said nothing about later. */
    REFUSED,
    /** No further attempt has a chance: there is no such address, or the text is too long. */
    UNDELIVERABLE,
    /** The recipient has asked the provider to send nothing more on this channel. */
    UNSUBSCRIBED,
    /** The recipient has given up the last address there was. */
    NO_ADDRESS
  }

  private static final long serialVersionUID = 1L;

  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>:;,'\"()]+@[^\\s<>:;,'\"()]+");
  private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d ()-]{6,}\\d");

  private final Kind kind;

  /**
   * Keeps what the server answered, without addresses and phone numbers.
   *
   * @param kind what it says about the next attempt
   * @param answer the server's answer, or what went wrong on the way to it
   * @param cause what was thrown, or null
   */
  public DeliveryFailure(Kind kind, String answer, Throwable cause) {
    super(withoutAddresses(answer), cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  private static String withoutAddresses(String answer) {
    String line = answer.strip().replaceAll("\\s+", " ");
    String withoutMail = ADDRESS.matcher(line).replaceAll("(address)");
    return PHONE.matcher(withoutMail).replaceAll("(number)");
  }
}
