package io.tierflow.message;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.problem.ConflictAnswer;
import io.tierflow.problem.NotFoundAnswer;
import io.tierflow.programme.PageOf;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outbox over HTTP, for admins. */
@RestController
@Tag(name = "Messages")
class MessageDeskController {

  private final MessageDesk desk;

  MessageDeskController(MessageDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/api/messages/channels")
  @Operation(summary = "Tells of each channel whether it is set up, and what waits or has failed")
  List<ChannelView> channels() {
    return desk.channels();
  }

  @GetMapping("/api/messages/failed")
  @Operation(summary = "Lists messages whose last attempt failed, newest first")
  PageOf<FailedMessage> failed(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = PageOf.DEFAULT_SIZE) int size) {
    return desk.failed(PageOf.request(page, size));
  }

  @PostMapping("/api/messages/{messageId}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Sends a failed message again")
  @ApiResponse(responseCode = "204", description = "It is due now.")
  @NotFoundAnswer("There is no such message.")
  @ConflictAnswer("It has not failed.")
  void retry(@PathVariable String messageId) {
    desk.retry(messageId);
  }

  @PostMapping("/api/messages/retries")
  @Operation(summary = "Sends all failed messages again, or those of one channel")
  Retried retryAll(@RequestParam(required = false) Channel channel) {
    return new Retried(desk.retryAll(channel));
  }

  /**
   * What is sent again.
   *
   * @param messages how many messages
   */
  record Retried(int messages) {}
}
