package io.tierflow.member.note;

import io.tierflow.common.JdbcTime;
import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.encryption.SealedColumn;
import io.tierflow.encryption.SealedRecords;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of notes; each text is sealed, and opens in no other row. */
@Component
class MemberNoteRows implements SealedRecords {

  private final JdbcClient database;
  private final PersonalDataVault vault;
  private final SealedColumn texts;

  MemberNoteRows(JdbcClient database, PersonalDataVault vault) {
    this.database = database;
    this.vault = vault;
    this.texts = new SealedColumn(database, vault, "member_note", "note_id", "note");
  }

  void write(String memberNumber, MemberNote note) {
    database
        .sql(
            """
            insert into member_note
              (note_id, member_number, note, data_key, written_by, written_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            note.noteId(),
            memberNumber,
            texts.seal(note.noteId(), note.text()),
            vault.primaryKey(),
            note.writtenBy(),
            JdbcTime.of(note.writtenAt()))
        .update();
  }

  /** Whose note there is under an id; nobody's if there is none. */
  List<String> ownersOf(String noteId) {
    return database
        .sql("select member_number from member_note where note_id = ?")
        .param(noteId)
        .query(String.class)
        .list();
  }

  long count(String memberNumber) {
    return database
        .sql("select count(*) from member_note where member_number = ?")
        .param(memberNumber)
        .query(Long.class)
        .single();
  }

  /** Some of a member's notes, the newest first. */
  List<MemberNote> of(String memberNumber, int rows, long offset) {
    return database
        .sql(
            """
            select note_id, note, written_by, written_at from member_note
            where member_number = ? order by written_at desc, note_id desc limit ? offset ?
            """)
        .params(memberNumber, rows, offset)
        .query(
            (row, number) ->
                new MemberNote(
                    row.getString(1),
                    texts.open(row.getString(1), row.getBytes(2)),
                    row.getString(3),
                    JdbcTime.read(row, 4)))
        .list();
  }

  /** The texts of some notes, by their ids. */
  Map<String, String> texts(Collection<String> noteIds) {
    Map<String, String> opened = new HashMap<>();
    database
        .sql("select note_id, note from member_note where note_id in (:ids)")
        .param("ids", noteIds)
        .query(
            (row, number) ->
                opened.put(row.getString(1), texts.open(row.getString(1), row.getBytes(2))))
        .list();
    return opened;
  }

  void deleteAll(String memberNumber) {
    database.sql("delete from member_note where member_number = ?").param(memberNumber).update();
  }

  @Override
  public Map<Integer, Long> countByKey() {
    return texts.countByKey();
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Batch reseal(String after, int rows, boolean waiting) {
    return texts.reseal(after, rows, waiting);
  }
}
