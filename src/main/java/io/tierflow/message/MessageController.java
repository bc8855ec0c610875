package io.tierflow.message;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.programme.PageOf;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a member was told. */
@RestController
@Tag(name = "Messages")
class MessageController {

  private final MessageHistory history;

  MessageController(MessageHistory history) {
    this.history = history;
  }

  @GetMapping("/api/members/{memberNumber}/messages")
  @Operation(summary = "Lists a member's messages, newest first, with what became of each")
  PageOf<MessageView> messages(
      @PathVariable String memberNumber,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = PageOf.DEFAULT_SIZE) int size) {
    return history.ofMember(memberNumber, PageOf.request(page, size));
  }
}
