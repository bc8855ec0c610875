package io.tierflow.staff;

import io.tierflow.member.Closure;
import io.tierflow.member.MemberService;
import io.tierflow.member.note.MemberNoteService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes memberships and notes why, in one transaction. */
@Service
class ClosureService {

  private final MemberService members;
  private final MemberNoteService notes;

  ClosureService(MemberService members, MemberNoteService notes) {
    this.members = members;
    this.notes = notes;
  }

  /**
   * Closes a membership. Why is staff's own text, which may name somebody: it becomes a note, and
   * goes with an erasure.
   */
  @Transactional
  Closure close(String memberNumber, String noteId, String reason, String staff) {
    Closure closure = members.endMembership(memberNumber);
    notes.write(memberNumber, noteId, "Closed: " + reason, staff);
    return closure;
  }
}
