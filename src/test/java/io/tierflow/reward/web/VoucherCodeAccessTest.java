package io.tierflow.reward.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.RecordedAudit;
import io.tierflow.reward.InMemoryVouchers;
import io.tierflow.reward.Voucher;
import io.tierflow.testsupport.core.CoreTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who sees the codes of vouchers. */
@CoreTest
class VoucherCodeAccessTest {

  private final RecordedAudit audit = new RecordedAudit();
  private final VoucherCodeAccess codes = new VoucherCodeAccess(audit);
  private final List<Voucher> vouchers =
      List.of(InMemoryVouchers.boughtBy("M-1"), InMemoryVouchers.boughtBy("M-1"));

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void staffSeeTheEndsOfCodesAndTheAuditNothing() {
    signIn("manager", "GROUP_loyalty-managers");

    assertThat(vouchers)
        .extracting(codes.shownOf("M-1", vouchers))
        .allMatch(code -> code.startsWith("••••-••••-••••-"));
    assertThat(audit.lines()).isEmpty();
    assertThat(VoucherCodeAccess.areShownToBuyer()).isFalse();
  }

  @Test
  void aKeyWithTheScopeSeesWholeCodesAndTheAuditKeepsIt() {
    signIn("key:shop", "SCOPE_vouchers:codes");

    assertThat(vouchers)
        .extracting(codes.shownOf("M-1", vouchers))
        .containsExactlyElementsOf(vouchers.stream().map(Voucher::getCode).toList());
    assertThat(audit.lines())
        .containsExactly(
            new RecordedAudit.Line(
                null,
                AuditAction.VOUCHER_CODES_VIEWED,
                "M-1",
                vouchers.get(0).getVoucherId() + " " + vouchers.get(1).getVoucherId()));
  }

  @Test
  void aLookAtNoVouchersIsNotKept() {
    signIn("key:shop", "SCOPE_vouchers:codes");

    codes.shownOf("M-1", List.of());

    assertThat(audit.lines()).isEmpty();
  }

  @Test
  void withoutACallerNobodyLooks() {
    assertThat(vouchers)
        .extracting(codes.shownOf("M-1", vouchers))
        .allMatch(code -> code.startsWith("••••"));
  }

  @Test
  void machinesThatBuyAndTheProgrammeItselfSeeWhatTheyBuy() {
    assertThat(VoucherCodeAccess.areShownToBuyer()).isTrue();
    signIn("key:shop", "SCOPE_redemptions:write");
    assertThat(VoucherCodeAccess.areShownToBuyer()).isTrue();
    signIn("till", "GROUP_api-clients");
    assertThat(VoucherCodeAccess.areShownToBuyer()).isTrue();
    signIn("till", "SCOPE_vouchers:codes");
    assertThat(VoucherCodeAccess.areShownToBuyer()).isTrue();
  }

  private static void signIn(String name, String authority) {
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken(name, "-", authority));
  }
}
