package io.tierflow.member;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.util.ReflectionUtils;

/** Names what differs between two records of a kind, and not in what: that may be personal. */
final class Differences {

  private static final String PREFERENCES = "preferences";

  private Differences() {}

  /** Names of the fields in which two records differ. */
  static <T extends Record> List<String> between(T before, T after) {
    return fields(before)
        .filter(field -> !Objects.equals(value(field, before), value(field, after)))
        .map(RecordComponent::getName)
        .toList();
  }

  /** The same of choices; a consent with what has become of it, which is to be proved one day. */
  static List<String> between(ContactChoices before, ContactChoices after) {
    return Stream.concat(
            consents(before, after).filter(field -> !field.startsWith(PREFERENCES)),
            consents(before.preferences(), after.preferences()))
        .toList();
  }

  private static <T extends Record> Stream<String> consents(T before, T after) {
    List<String> changed = between(before, after);
    return fields(after)
        .filter(field -> changed.contains(field.getName()))
        .map(field -> field.getName() + consent(value(field, after)));
  }

  private static String consent(Object value) {
    return value instanceof Boolean given ? given ? ": yes" : ": no" : "";
  }

  private static Stream<RecordComponent> fields(Record of) {
    return Arrays.stream(of.getClass().getRecordComponents());
  }

  private static Object value(RecordComponent field, Record of) {
    return ReflectionUtils.invokeMethod(field.getAccessor(), of);
  }
}
