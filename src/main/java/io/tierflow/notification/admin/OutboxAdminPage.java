package io.tierflow.notification.admin;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageNames;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.PageParameters;
import io.tierflow.web.StaffPage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which admins see how the outbox does, and send again what has failed. */
@StaffPage(
    title = "Messages",
    section = "messages",
    way = OutboxAdminPage.MESSAGES,
    wayName = "All channels")
class OutboxAdminPage {

  static final String MESSAGES = "/messages";

  private final OutboxAdminService desk;
  private final MessageNames names;
  private final FigureFormat text;

  OutboxAdminPage(OutboxAdminService desk, MessageNames names, FigureFormat text) {
    this.desk = desk;
    this.names = names;
    this.text = text;
  }

  @GetMapping(MESSAGES)
  String messages(
      @RequestParam(required = false) Channel channel,
      @RequestParam Map<String, String> parameters,
      Model model) {
    List<ChannelView> channels = desk.channels();
    Channel shown = channel == null ? busiest(channels) : channel;
    model.addAttribute("channels", channels);
    model.addAttribute("shown", shown);
    model.addAttribute(
        "waiting",
        new PageParameters(parameters).listing("waiting", page -> desk.waiting(shown, page)));
    model.addAttribute("failed", new PageParameters(parameters).listing("failed", desk::failed));
    model.addAttribute("names", names);
    model.addAttribute("text", text);
    return "messages";
  }

  /** The channel for which most messages wait; the first one if none do. */
  private static Channel busiest(List<ChannelView> channels) {
    return channels.stream()
        .max(Comparator.comparingLong(ChannelView::allWaiting))
        .filter(view -> view.allWaiting() > 0)
        .orElse(channels.get(0))
        .channel();
  }

  @PostMapping(MESSAGES + "/{messageId}/cancellation")
  String cancel(
      @PathVariable String messageId,
      @RequestParam Channel channel,
      RedirectAttributes attributes) {
    desk.cancel(messageId);
    attributes.addFlashAttribute("cancelled", true);
    attributes.addAttribute("channel", channel);
    return "redirect:" + MESSAGES;
  }

  @PostMapping(MESSAGES + "/{messageId}/retry")
  String retry(@PathVariable String messageId, RedirectAttributes attributes) {
    desk.retry(messageId);
    attributes.addFlashAttribute("retried", 1);
    return "redirect:" + MESSAGES;
  }

  @PostMapping(MESSAGES + "/retries")
  String retryAll(@RequestParam Channel channel, RedirectAttributes attributes) {
    attributes.addFlashAttribute("retried", desk.retryAll(channel));
    return "redirect:" + MESSAGES;
  }
}
