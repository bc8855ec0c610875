package io.tierflow.reward.web;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.reward.Voucher;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who sees codes of vouchers. Whoever has a code can redeem it, so members see their own, keys with
 * a scope of its own those of others, and nobody else any; the audit keeps each look.
 */
@Component
class VoucherCodeAccess {

  private static final String SCOPE = "SCOPE_vouchers:codes";

  /** Who buys vouchers on behalf of members, and hands the code out. */
  private static final Set<String> MACHINES = Set.of("GROUP_api-clients", SCOPE);

  private final AuditTrail trail;

  VoucherCodeAccess(AuditTrail trail) {
    this.trail = trail;
  }

  /**
   * How the caller sees the codes of vouchers of one member.
   *
   * @param memberNumber whose vouchers
   * @param vouchers those that are shown
   * @return the code of each, whole or covered
   */
  Function<Voucher, String> shownOf(String memberNumber, List<Voucher> vouchers) {
    if (!callerHas(Set.of(SCOPE))) {
      return Voucher::getCoveredCode;
    }
    if (!vouchers.isEmpty()) {
      trail.record(
          AuditAction.VOUCHER_CODES_VIEWED,
          memberNumber,
          vouchers.stream().map(Voucher::getVoucherId).collect(Collectors.joining(" ")));
    }
    return Voucher::getCode;
  }

  /** Whether the caller sees the code of a voucher that the call buys. */
  static boolean areShownToBuyer() {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    return caller == null || caller.getName().startsWith("key:") || callerHas(MACHINES);
  }

  private static boolean callerHas(Set<String> authorities) {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    return caller != null
        && caller.getAuthorities().stream()
            .anyMatch(authority -> authorities.contains(authority.getAuthority()));
  }
}
