package io.tierflow.sample.mailbox;

import io.tierflow.member.PersonalDataContributor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The newest messages to the sample's members, in memory alone: some hold a link that signs a
 * member in, or a voucher's code, and no table may hold those.
 */
@Component
@Profile("sample")
class SampleMailbox implements PersonalDataContributor {

  static final int CAPACITY = 200;

  private final Deque<KeptMessage> newestFirst = new ArrayDeque<>();

  /** Keeps a message. One that is delivered again takes its own place. */
  synchronized void keep(KeptMessage message) {
    newestFirst.removeIf(kept -> kept.messageId().equals(message.messageId()));
    newestFirst.addFirst(message);
    if (newestFirst.size() > CAPACITY) {
      newestFirst.removeLast();
    }
  }

  /**
   * What is kept.
   *
   * @param memberNumber of whom; empty for all
   * @return the newest first
   */
  synchronized List<KeptMessage> messages(String memberNumber) {
    return newestFirst.stream()
        .filter(kept -> memberNumber.isEmpty() || kept.memberNumber().equals(memberNumber))
        .toList();
  }

  synchronized Optional<KeptMessage> find(String messageId) {
    return newestFirst.stream().filter(kept -> kept.messageId().equals(messageId)).findFirst();
  }

  /** How many messages each member has, by number. */
  synchronized SortedMap<String, Integer> counts() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    newestFirst.forEach(kept -> counts.merge(kept.memberNumber(), 1, Integer::sum));
    return counts;
  }

  @Override
  public String section() {
    return "sampleMailbox";
  }

  /** Without the texts, which the outbox's own part of an export has. */
  @Override
  public Object export(String memberNumber) {
    return messages(memberNumber).stream()
        .map(kept -> Map.of("messageId", kept.messageId(), "keptAt", kept.keptAt().toString()))
        .toList();
  }

  @Override
  public synchronized void erase(String memberNumber) {
    newestFirst.removeIf(kept -> kept.memberNumber().equals(memberNumber));
  }
}
