package io.tierflow.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.RecordedAudit;
import io.tierflow.testsupport.core.CoreTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who sees the codes of vouchers. */
@CoreTest
class VoucherCodesTest {

  private final RecordedAudit audit = new RecordedAudit();
  private final VoucherCodes codes = new VoucherCodes(audit);
  private final List<Voucher> vouchers = List.of(voucher(), voucher());

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
    assertThat(VoucherCodes.areShownToBuyer()).isFalse();
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
    assertThat(VoucherCodes.areShownToBuyer()).isTrue();
    signIn("key:shop", "SCOPE_redemptions:write");
    assertThat(VoucherCodes.areShownToBuyer()).isTrue();
    signIn("till", "GROUP_api-clients");
    assertThat(VoucherCodes.areShownToBuyer()).isTrue();
    signIn("till", "SCOPE_vouchers:codes");
    assertThat(VoucherCodes.areShownToBuyer()).isTrue();
  }

  private static void signIn(String name, String authority) {
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken(name, "-", authority));
  }

  private static Voucher voucher() {
    return new Voucher(
        "M-1",
        new VoucherGrant(VoucherOrigin.POINTS, BigDecimal.TEN, 9, null, null, null, "Bought."),
        Instant.EPOCH);
  }
}
