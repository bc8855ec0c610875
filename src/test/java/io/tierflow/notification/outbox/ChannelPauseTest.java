package io.tierflow.notification.outbox;

import static io.tierflow.notification.outbox.MessageSender.End.DRAINED;
import static io.tierflow.notification.outbox.MessageSender.End.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often a node knocks at a server. */
class ChannelPauseTest {

  @Test
  void aDeadServerIsAskedLessAndLessAndALivingOneAsUsual() {
    ChannelPause pause = new ChannelPause(Duration.ofSeconds(5), Duration.ofSeconds(30));

    assertThat(
            List.of(UNAVAILABLE, UNAVAILABLE, UNAVAILABLE, UNAVAILABLE, DRAINED, UNAVAILABLE)
                .stream()
                .map(pause::after)
                .map(Duration::toSeconds))
        .containsExactly(5L, 10L, 20L, 30L, 5L, 5L);
  }
}
