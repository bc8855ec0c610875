package io.tierflow.member.note;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.MemberService;
import io.tierflow.member.MemberStatus;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what staff note about members, for other staff. Members get their notes in an export. */
@Service
@Transactional
public class MemberNoteService {

  private final MemberNoteRows rows;
  private final MemberService members;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  MemberNoteService(
      MemberNoteRows rows, MemberService members, ProgrammeCalendar calendar, AuditTrail trail) {
    this.rows = rows;
    this.members = members;
    this.calendar = calendar;
    this.trail = trail;
  }

  /**
   * Notes something about a member; under an id known already, nothing more.
   *
   * @param memberNumber about whom
   * @param noteId id under which it is noted once
   * @param text what to note
   * @param staff who notes it
   * @throws io.tierflow.web.NotFoundException if there is no such member
   * @throws InvalidInputException if the text is missing or too long
   * @throws ConflictException if the member is erased, or the id is used for another member
   */
  public void write(String memberNumber, String noteId, String text, String staff) {
    if (members.require(memberNumber).getStatus() == MemberStatus.ERASED) {
      throw new ConflictException(
          "Member %s is erased, and nothing is noted any more.".formatted(memberNumber));
    }
    List<String> owners = rows.ownersOf(noteId);
    if (owners.isEmpty()) {
      rows.write(memberNumber, new MemberNote(noteId, noted(text), staff, calendar.now()));
      trail.recordFor(staff, AuditAction.NOTE_WRITTEN, memberNumber, "Note %s.".formatted(noteId));
    } else if (!owners.contains(memberNumber)) {
      throw new ConflictException("Note %s is about another member.".formatted(noteId));
    }
  }

  /**
   * What was noted about a member.
   *
   * @param memberNumber about whom
   * @param page which page
   * @return notes, newest first
   */
  @Transactional(readOnly = true)
  public Page<MemberNote> notes(String memberNumber, Pageable page) {
    return new PageImpl<>(
        rows.of(memberNumber, page.getPageSize(), page.getOffset()),
        page,
        rows.count(memberNumber));
  }

  /**
   * The texts of some notes.
   *
   * @param noteIds which ones
   * @return texts by the notes' ids
   */
  @Transactional(readOnly = true)
  public Map<String, String> texts(Collection<String> noteIds) {
    return noteIds.isEmpty() ? Map.of() : rows.texts(noteIds);
  }

  private static String noted(String text) {
    String noted = text.strip().replace("\r\n", "\n");
    if (noted.isEmpty() || noted.length() > MemberNote.MAX_TEXT) {
      throw new InvalidInputException(
          "note",
          "A note needs a text, with at most %d characters.".formatted(MemberNote.MAX_TEXT));
    }
    return noted;
  }
}
