package io.tierflow.message;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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
class MessagePolling implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(MessagePolling.class);
  private static final long LONGEST_STOP_SECONDS = 20;

  private final MessageSender sender;
  private final MessageChannels channels;
  private final MessageSettings.Sending settings;
  private volatile boolean running;
  private ScheduledExecutorService threads;

  MessagePolling(MessageSender sender, MessageChannels channels, MessageSettings settings) {
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
        Executors.newScheduledThreadPool(
            Channel.values().length, task -> new Thread(task, "messages"));
    long pause = settings.interval().toMillis();
    for (Channel channel : Channel.values()) {
      LOG.info(channels.get(channel).description());
      threads.scheduleWithFixedDelay(() -> look(channel), 0, pause, TimeUnit.MILLISECONDS);
    }
  }

  private void look(Channel channel) {
    try {
      boolean more = true;
      while (running && more) {
        more = sender.sendBatch(channel);
      }
    } catch (RuntimeException failure) {
      // A schedule ends with the first exception that leaves it; the next look may go well.
      LOG.warn("The outbox can't be looked through: {}.", failure.getMessage());
    }
  }

  /** Lets the message at hand go out: a thread interrupted in it might leave it half-sent. */
  @Override
  public void stop() {
    running = false;
    threads.shutdown();
    try {
      threads.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
