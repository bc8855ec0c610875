package io.tierflow.notification.outbox;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.MessageChannels;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks through the outbox again and again while the application runs. Each channel has a thread of
 * its own, so that a dead mail server holds up nothing but mail.
 */
@Component
class OutboxPoller implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxPoller.class);
  private static final long MAX_STOP_SECONDS = 20;

  private final MessageSender sender;
  private final MessageChannels channels;
  private final MessageSettings.Sending settings;
  private volatile boolean running;
  private ScheduledThreadPoolExecutor threads;

  OutboxPoller(MessageSender sender, MessageChannels channels, MessageSettings settings) {
    this.sender = sender;
    this.channels = channels;
    this.settings = settings.sending();
  }

  @Override
  public boolean isAutoStartup() {
    return settings.enabled();
  }

  @Override
  public void start() {
    running = true;
    threads =
        new ScheduledThreadPoolExecutor(
            Channel.values().length, task -> new Thread(task, "messages"));
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    for (Channel channel : Channel.values()) {
      LOG.info(channels.get(channel).description());
      ChannelPause pause = new ChannelPause(settings.interval(), settings.longestPause());
      threads.execute(() -> lookAndRepeat(channel, pause));
    }
  }

  private void lookAndRepeat(Channel channel, ChannelPause pause) {
    MessageSender.End end = look(channel);
    Duration next = pause.after(end);
    if (end == MessageSender.End.UNAVAILABLE) {
      LOG.warn("{} can't be sent at the moment; the next attempt is in {}.", channel, next);
    }
    if (running) {
      threads.schedule(() -> lookAndRepeat(channel, pause), next.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private MessageSender.End look(Channel channel) {
    try {
      MessageSender.End end = MessageSender.End.MORE;
      while (running && end == MessageSender.End.MORE) {
        end = sender.sendBatch(channel, this::isRunning);
      }
      return end;
    } catch (RuntimeException failure) {
      // The looks would end with the first exception that leaves one; the next may go well.
      LOG.warn("The outbox can't be read: {}.", failure.getMessage());
      return MessageSender.End.DRAINED;
    }
  }

  /** Lets the message at hand go out: a thread interrupted in it might leave it half-sent. */
  @Override
  public void stop() {
    running = false;
    threads.shutdown();
    try {
      threads.awaitTermination(MAX_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
