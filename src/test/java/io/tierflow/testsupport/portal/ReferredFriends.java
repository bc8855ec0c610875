package io.tierflow.testsupport.portal;

import io.tierflow.member.ProfileChange;
import java.util.HashMap;
import java.util.Map;

/** People who become members because another member has sent them. */
public final class ReferredFriends {

  private final Mailbox mailbox;
  private final int port;

  public ReferredFriends(Mailbox mailbox, int port) {
    this.mailbox = mailbox;
    this.port = port;
  }

  /** Somebody joins with a code; the new member's number. */
  public String join(String code) {
    return join(code, null);
  }

  /** Somebody joins with a code, and agrees to be named or not; the new member's number. */
  public String join(String code, String named) {
    Newcomer newcomer = new Newcomer(mailbox, port);
    Map<String, String> entered = new HashMap<>(Map.of("code", code));
    if (named != null) {
      entered.put("named", named);
    }
    newcomer.ask(entered);
    newcomer.confirm(newcomer.code(1));
    return newcomer
        .browser
        .get("/api/me")
        .body()
        .replaceAll("(?s).*\"memberNumber\":\"([^\"]+)\".*", "$1");
  }

  /** A profile that says how somebody is reached. */
  public static ProfileChange profile(String mailbox, String phone, String address) {
    return new ProfileChange(
        "Nora Newcomer",
        mailbox.toLowerCase() + "@example.com",
        phone,
        null,
        null,
        address,
        null,
        null,
        null,
        null);
  }
}
