package io.tierflow.notification.admin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.notification.channel.Channel;
import io.tierflow.web.ConflictApiResponse;
import io.tierflow.web.NotFoundApiResponse;
import io.tierflow.web.PageResponse;
import java.util.List;
import org.springframework.data.domain.PageRequest;
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
class OutboxAdminController {

  private final OutboxAdminService desk;

  OutboxAdminController(OutboxAdminService desk) {
    this.desk = desk;
  }

  @GetMapping("/api/messages/channels")
  @Operation(summary = "For each channel: whether it is set up, and what is waiting or has failed")
  List<ChannelView> channels() {
    return desk.channels();
  }

  @GetMapping("/api/messages/failed")
  @Operation(summary = "Messages whose last attempt failed, newest first")
  PageResponse<FailedMessage> failed(PageRequest page) {
    return desk.failed(page);
  }

  @GetMapping("/api/messages/waiting")
  @Operation(summary = "Messages of a channel that are waiting, the next one to be sent first")
  PageResponse<WaitingMessage> waiting(@RequestParam Channel channel, PageRequest page) {
    return desk.waiting(channel, page);
  }

  @PostMapping("/api/messages/{messageId}/cancellation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Cancel a message that is waiting")
  @ApiResponse(responseCode = "204", description = "It will not be sent.")
  @NotFoundApiResponse("There is no such message.")
  @ConflictApiResponse("It is not waiting, or is being sent at this moment.")
  void cancel(@PathVariable String messageId) {
    desk.cancel(messageId);
  }

  @PostMapping("/api/messages/{messageId}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Send a failed message again")
  @ApiResponse(responseCode = "204", description = "It will be sent now.")
  @NotFoundApiResponse("There is no such message.")
  @ConflictApiResponse("It has not failed.")
  void retry(@PathVariable String messageId) {
    desk.retry(messageId);
  }

  @PostMapping("/api/messages/retries")
  @Operation(summary = "Send all failed messages again, or those of one channel")
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
