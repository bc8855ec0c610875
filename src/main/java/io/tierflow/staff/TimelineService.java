package io.tierflow.staff;

import io.tierflow.member.note.MemberNoteService;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists everything that happened to a member, newest first. */
@Service
@Transactional(readOnly = true)
class TimelineService {

  private static final Set<TimelineKind> ALL = Set.copyOf(EnumSet.allOf(TimelineKind.class));

  private final TimelineRepository timeline;
  private final MemberNoteService notes;

  TimelineService(TimelineRepository timeline, MemberNoteService notes) {
    this.timeline = timeline;
    this.notes = notes;
  }

  /**
   * A page of a timeline.
   *
   * @param memberNumber whose
   * @param kind of which kind alone, or null for all
   * @param after the place behind which it begins, or null
   * @param rows entries of a page
   * @return the page
   */
  TimelineEntries page(String memberNumber, TimelineKind kind, TimelinePlace after, int rows) {
    Collection<TimelineKind> kinds = kind == null ? ALL : Set.of(kind);
    List<TimelineEntry> found = timeline.before(memberNumber, kinds, after, rows + 1);
    List<TimelineEntry> shown = found.subList(0, Math.min(rows, found.size()));
    return new TimelineEntries(
        opened(shown), found.size() > rows ? shown.get(rows - 1).place() : null);
  }

  /** Texts of notes are sealed, and opened for those alone that are shown. */
  private List<TimelineEntry> opened(List<TimelineEntry> entries) {
    Map<String, String> texts =
        notes.texts(
            entries.stream()
                .filter(entry -> entry.kind() == TimelineKind.NOTE)
                .map(TimelineEntry::id)
                .toList());
    return entries.stream()
        .map(
            entry ->
                entry.kind() == TimelineKind.NOTE
                    ? entry.withDetail(texts.getOrDefault(entry.id(), ""))
                    : entry)
        .toList();
  }

  /**
   * Some entries of a timeline.
   *
   * @param entries newest first
   * @param last the place behind them, or null if there are no more
   */
  record TimelineEntries(List<TimelineEntry> entries, TimelinePlace last) {}
}
