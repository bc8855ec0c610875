package io.tierflow.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says in words for people what the audit keeps. */
@Component
class AuditText {

  /**
   * A line of a text that shows a change.
   *
   * @param kind added, removed, place or same
   * @param text the line
   */
  record ShownLine(String kind, String text) {}

  /** Everything that somebody may have done. */
  public List<AuditAction> actions() {
    return Arrays.asList(AuditAction.values());
  }

  /** An action, such as Member changed. */
  public String action(String name) {
    String words = name.replace('_', ' ').toLowerCase(Locale.ROOT).replace("api ", "API ");
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** An attachment's lines. */
  public List<ShownLine> lines(String attachment) {
    return attachment.lines().map(line -> new ShownLine(kind(line), line)).toList();
  }

  private static String kind(String line) {
    if (line.startsWith("+++") || line.startsWith("---") || line.startsWith("@@")) {
      return "place";
    }
    if (line.startsWith("+")) {
      return "added";
    }
    return line.startsWith("-") ? "removed" : "same";
  }
}
