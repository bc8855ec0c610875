package io.tierflow.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.privacy.MemberExportService;
import io.tierflow.tier.TierProgress;
import io.tierflow.web.NotFoundApiResponse;
import io.tierflow.web.PageResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Members' own data over HTTP. No call names a member: it is whoever has signed in. */
@RestController
@RequestMapping("/api/me")
@Tag(name = "Members' own data", description = "For members who are signed in to the portal.")
class MyAccountController {

  private final MyAccount account;
  private final MemberExportService exports;

  MyAccountController(MyAccount account, MemberExportService exports) {
    this.account = account;
    this.exports = exports;
  }

  @GetMapping
  @Operation(summary = "My tier, points and contact data")
  AccountSummary me(@Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me) {
    return account.standing(me);
  }

  @GetMapping("/ledger")
  @Operation(summary = "Every change of my points, newest first")
  PageResponse<MyLedgerEntry> ledger(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      PageRequest page,
      @Parameter(hidden = true) Locale language) {
    return account.ledger(me, page, language);
  }

  @GetMapping("/vouchers")
  @Operation(summary = "My vouchers, newest first, with the codes of those I can use")
  PageResponse<MyVoucher> vouchers(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      PageRequest page,
      @Parameter(hidden = true) Locale language) {
    return account.vouchers(me, page, language);
  }

  @GetMapping("/transactions")
  @Operation(summary = "My transactions and what they earned, newest first")
  PageResponse<MyTransaction> transactions(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      PageRequest page,
      @Parameter(hidden = true) Locale language) {
    return account.transactions(me, page, language);
  }

  @GetMapping("/progress")
  @Operation(summary = "How long I have my tier, what keeps it, and what is missing for the next")
  TierProgress progress(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      @Parameter(hidden = true) Locale language) {
    return account.progress(me, language);
  }

  @GetMapping("/tier-changes")
  @Operation(summary = "Changes of my tier, newest first")
  PageResponse<MyTierChange> tierChanges(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      PageRequest page,
      @Parameter(hidden = true) Locale language) {
    return account.tierChanges(me, page, language);
  }

  @GetMapping("/inbox")
  @Operation(summary = "Messages on my own page, newest first, and how many I have not read")
  MyInbox inbox(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me, PageRequest page) {
    return account.inbox(me, page);
  }

  @PostMapping("/inbox/{messageId}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Mark a message on my own page as read")
  @NotFoundApiResponse("There is no such message on my own page.")
  void markRead(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      @PathVariable String messageId) {
    account.markRead(me, messageId);
  }

  @GetMapping("/messages")
  @Operation(summary = "Messages on other channels, newest first")
  PageResponse<MyMessage> messages(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me, PageRequest page) {
    return account.messages(me, page);
  }

  @GetMapping("/export")
  @Operation(summary = "Everything stored about me, as a file")
  ResponseEntity<Map<String, Object>> export(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me) {
    ContentDisposition file =
        ContentDisposition.attachment().filename(me.memberNumber() + ".json").build();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .body(exports.export(me.memberNumber()));
  }
}
