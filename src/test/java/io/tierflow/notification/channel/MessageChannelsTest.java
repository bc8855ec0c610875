package io.tierflow.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which way a channel takes when there are two. */
class MessageChannelsTest {

  private static final MessageChannel SERVER = new Way(true, false);
  private static final MessageChannel NO_SERVER = new Way(false, false);
  private static final MessageChannel SUBSTITUTE = new Way(true, true);

  @Test
  void aSubstituteStepsBackForAServer() {
    assertThat(chosen(SERVER, SUBSTITUTE)).isSameAs(SERVER);
    assertThat(chosen(SUBSTITUTE, SERVER)).isSameAs(SERVER);
  }

  @Test
  void aSubstituteTakesThePlaceOfAServerThatIsNotSetUp() {
    assertThat(chosen(NO_SERVER, SUBSTITUTE)).isSameAs(SUBSTITUTE);
    assertThat(chosen(SUBSTITUTE, NO_SERVER)).isSameAs(SUBSTITUTE);
  }

  @Test
  void withoutASubstituteNothingTakesThePlace() {
    assertThat(chosen(NO_SERVER)).isSameAs(NO_SERVER);
    assertThat(new MessageChannels(List.of(NO_SERVER)).isConfigured(Channel.EMAIL)).isFalse();
  }

  private static MessageChannel chosen(MessageChannel... ways) {
    return new MessageChannels(List.of(ways)).get(Channel.EMAIL);
  }

  private record Way(boolean isConfigured, boolean isSubstitute) implements MessageChannel {

    @Override
    public Channel channel() {
      return Channel.EMAIL;
    }

    @Override
    public String description() {
      return "A way of this test.";
    }

    @Override
    public ChannelSession open() {
      return delivery -> {};
    }
  }
}
