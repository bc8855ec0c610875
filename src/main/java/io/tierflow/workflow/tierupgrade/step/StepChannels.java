package io.tierflow.workflow.tierupgrade.step;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tierflow.camunda.variable.StepProperties;
import io.tierflow.camunda.variable.StepSetting;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.outbox.Outbox;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * The channels that a diagram chooses for the message of a step, by the property {@code channels}:
 * one, or several with commas between. Without it, the message takes the usual way of its kind.
 */
@Component
public class StepChannels implements StepSetting {

  private static final String CHANNELS = "channels";
  private static final int MAX_CHOICES = 1_000;

  private final StepProperties properties;
  private final Outbox outbox;

  /** What diagrams choose, so that a step of a long run does not look for templates. */
  private final Cache<Choice, Set<Channel>> choices =
      Caffeine.newBuilder().maximumSize(MAX_CHOICES).build();

  StepChannels(StepProperties properties, Outbox outbox) {
    this.properties = properties;
    this.outbox = outbox;
  }

  @Override
  public String property() {
    return CHANNELS;
  }

  @Override
  public Optional<String> acceptedInsteadOf(String value) {
    return chosen(value, EnumSet.allOf(Channel.class)).isPresent()
        ? Optional.empty()
        : Optional.of(accepted(Arrays.asList(Channel.values())));
  }

  /**
   * The channels of the step that is being executed.
   *
   * @param execution the step
   * @param kind what is sent
   * @return the channels
   * @throws ProcessEngineException if the diagram names one on which the message can't be sent
   */
  public Set<Channel> of(DelegateExecution execution, MessageKind kind) {
    Optional<String> said = properties.find(execution, CHANNELS);
    return said.isEmpty()
        ? EnumSet.of(kind.channel())
        : choices.get(
            new Choice(kind, said.get()),
            choice -> choice.among(outbox.channelsOf(kind), execution.getCurrentActivityId()));
  }

  /** The channels that a value names, in the order of channels; empty if it names another one. */
  private static Optional<Set<Channel>> chosen(String value, Set<Channel> accepted) {
    List<String> names = Stream.of(value.split(",", -1)).map(String::strip).toList();
    Set<Channel> chosen =
        accepted.stream()
            .filter(channel -> names.contains(channel.name()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Channel.class)));
    boolean allKnown =
        names.stream().allMatch(name -> chosen.stream().anyMatch(c -> c.name().equals(name)));
    return allKnown ? Optional.of(chosen) : Optional.empty();
  }

  /** What a diagram says of a message. */
  private record Choice(MessageKind kind, String value) {

    Set<Channel> among(Set<Channel> writable, String step) {
      return chosen(value, writable)
          .orElseThrow(
              () ->
                  new ProcessEngineException(
                      "Step %s: property %s is '%s'; accepted for %s: %s."
                          .formatted(step, CHANNELS, value, kind, accepted(writable))));
    }
  }

  private static String accepted(Collection<Channel> channels) {
    return "one or several of %s, with commas between".formatted(channels);
  }
}
