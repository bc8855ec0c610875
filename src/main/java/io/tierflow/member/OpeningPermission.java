package io.tierflow.member;

import io.tierflow.policy.TierLadder;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who may enrol a member with a tier and points to start with: admins, and keys with a scope of its
 * own. Whoever may correct balances within a limit could otherwise go round it.
 */
final class OpeningPermission {

  private static final Set<String> GRANTING =
      Set.of("SCOPE_members:opening", "GROUP_camunda-admin");

  private OpeningPermission() {}

  /**
   * Looks whether the caller may enrol somebody so; without a caller it is the system itself.
   *
   * @return what is missing, in a sentence
   */
  static Optional<String> missingFor(NewMember newcomer, TierLadder ladder) {
    if (!newcomer.hasOpening(ladder) || isGranted()) {
      return Optional.empty();
    }
    return Optional.of(
        "A starting tier or points need the scope members:opening, or an admin; accepted: tier %s with 0 points."
            .formatted(ladder.lowest()));
  }

  private static boolean isGranted() {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    return caller == null
        || caller.getAuthorities().stream()
            .anyMatch(authority -> GRANTING.contains(authority.getAuthority()));
  }
}
