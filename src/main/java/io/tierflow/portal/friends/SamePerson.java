package io.tierflow.portal.friends;

import io.tierflow.member.MemberProfile;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether two profiles look like the same person's, or the same household's. E-mail addresses are
 * compared without upper case and without what follows a plus sign, postal addresses by their
 * letters and digits alone.
 */
final class SamePerson {

  private SamePerson() {}

  /** What both have in common; empty if that is nothing. */
  static Optional<ReferralRefusal> found(MemberProfile one, MemberProfile other) {
    if (same(one.email(), other.email(), SamePerson::mailbox)) {
      return Optional.of(ReferralRefusal.SAME_EMAIL);
    }
    if (same(one.phone(), other.phone(), Function.identity())) {
      return Optional.of(ReferralRefusal.SAME_PHONE);
    }
    return same(one.address(), other.address(), SamePerson::letters)
        ? Optional.of(ReferralRefusal.SAME_ADDRESS)
        : Optional.empty();
  }

  private static boolean same(String one, String other, Function<String, String> form) {
    return one != null && other != null && form.apply(one).equals(form.apply(other));
  }

  private static String mailbox(String email) {
    return email.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
  }

  private static String letters(String address) {
    return address.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
