package io.tierflow.notification.outbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.web.PageResponse;
import org.springframework.data.domain.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The messages that a member was sent. */
@RestController
@Tag(name = "Messages")
class MessageController {

  private final MessageHistory history;
  private final AuditTrail trail;

  MessageController(MessageHistory history, AuditTrail trail) {
    this.history = history;
    this.trail = trail;
  }

  @GetMapping("/api/members/{memberNumber}/messages")
  @Operation(summary = "A member's messages with their state, newest first")
  PageResponse<MessageView> messages(@PathVariable String memberNumber, PageRequest page) {
    PageResponse<MessageView> messages = history.ofMember(memberNumber, page);
    trail.recordIfPerson(AuditAction.PERSONAL_DATA_VIEWED, memberNumber, "Messages.");
    return messages;
  }
}
