package io.tierflow.notification.outbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ConflictRetry;
import io.tierflow.common.ExternalId;
import io.tierflow.web.ConflictApiResponse;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.NotFoundApiResponse;
import io.tierflow.web.PageResponse;
import jakarta.validation.constraints.NotNull;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The messages that a member was sent. */
@RestController
@Tag(name = "Messages")
class MessageController {

  private final MessageHistory history;
  private final MessageResendService resends;
  private final AuditTrail trail;

  MessageController(MessageHistory history, MessageResendService resends, AuditTrail trail) {
    this.history = history;
    this.resends = resends;
    this.trail = trail;
  }

  @GetMapping("/api/members/{memberNumber}/messages")
  @Operation(summary = "A member's messages with their state, newest first")
  PageResponse<MessageView> messages(@PathVariable String memberNumber, PageRequest page) {
    PageResponse<MessageView> messages = history.ofMember(memberNumber, page);
    trail.recordIfPerson(AuditAction.PERSONAL_DATA_VIEWED, memberNumber, "Messages.");
    return messages;
  }

  @PostMapping("/api/members/{memberNumber}/messages/{messageId}/resend")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Send a member a message once more; repeating the id sends nothing more",
      description =
          "One that failed gets its attempts back. One that was sent is put into the outbox again, "
              + "under the rules of a new one: without the member's consent it is not sent.")
  @ApiResponse(responseCode = "204", description = "It is in the outbox.")
  @InvalidInputApiResponse
  @NotFoundApiResponse("The member has no such message.")
  @ConflictApiResponse(
      "It still waits, was not to be sent, can't be written any more, or is one that only the member"
          + " asks for or reads on their own page.")
  void resend(
      @PathVariable String memberNumber,
      @PathVariable String messageId,
      @RequestBody @Validated Resend request) {
    ConflictRetry.execute(
        () -> {
          resends.resend(memberNumber, messageId, request.resendId());
          return request.resendId();
        });
  }

  /**
   * A message that is to be sent once more.
   *
   * @param resendId id under which it is put again once
   */
  record Resend(@NotNull @ExternalId String resendId) {}
}
