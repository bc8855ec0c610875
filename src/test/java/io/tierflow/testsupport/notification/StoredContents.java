package io.tierflow.testsupport.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.NotificationContent;
import io.tierflow.notification.content.NotificationContentMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of messages as the outbox has stored them, from the file {@code
 * stored-contents.json}: for each kind rows with everything and rows with nothing that may be
 * missing. They must be readable for as long as there are such rows.
 */
public final class StoredContents {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "/io/tierflow/notification/stored-contents.json";

  private StoredContents() {}

  /** All rows of a kind, each a JSON object. */
  public static List<String> of(MessageKind kind) {
    try (InputStream file = StoredContents.class.getResourceAsStream(FILE)) {
      JsonNode rows = JSON.readTree(file).path(kind.name());
      return rows.valueStream().map(JsonNode::toString).toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** The row of a kind that has everything. */
  public static String full(MessageKind kind) {
    return of(kind).get(0);
  }

  /** That row, with other values under some keys. */
  public static NotificationContent with(MessageKind kind, Map<String, String> changes) {
    Map<String, String> values = new HashMap<>(NotificationContentMapper.parameters(full(kind)));
    changes.forEach(
        (key, value) -> {
          if (values.containsKey(key)) {
            values.put(key, value);
          }
        });
    return read(kind, values);
  }

  /** That row, without some keys. */
  public static NotificationContent without(MessageKind kind, String... keys) {
    Map<String, String> values = new HashMap<>(NotificationContentMapper.parameters(full(kind)));
    values.keySet().removeAll(List.of(keys));
    return read(kind, values);
  }

  private static NotificationContent read(MessageKind kind, Map<String, String> values) {
    try {
      return NotificationContentMapper.fromJson(kind, JSON.writeValueAsString(values));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }
}
