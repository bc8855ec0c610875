package io.tierflow.member.note;

import io.tierflow.member.PersonalDataContributor;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * What staff noted about a member, whole; which of the staff did is not the member's to know. An
 * erasure takes the notes away.
 */
@Component
class NotePersonalData implements PersonalDataContributor {

  private final MemberNoteRows rows;

  NotePersonalData(MemberNoteRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "notes";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.of(memberNumber, Integer.MAX_VALUE, 0).stream()
        .map(note -> new Noted(note.writtenAt(), note.text()))
        .toList();
  }

  @Override
  public void erase(String memberNumber) {
    rows.deleteAll(memberNumber);
  }

  record Noted(Instant writtenAt, String text) {}
}
