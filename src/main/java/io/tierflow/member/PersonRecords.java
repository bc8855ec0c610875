package io.tierflow.member;

import io.tierflow.common.RecordRowMapper;
import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.encryption.SealedRecords;
import io.tierflow.encryption.SealedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the person in a member's row, which nobody else writes. */
@Component
class PersonRecords implements SealedRecords {

  private final JdbcTemplate batches;
  private final JdbcClient database;
  private final MemberLookup lookup;
  private final PersonalDataVault vault;

  PersonRecords(
      JdbcTemplate batches, JdbcClient database, MemberLookup lookup, PersonalDataVault vault) {
    this.batches = batches;
    this.database = database;
    this.lookup = lookup;
    this.vault = vault;
  }

  /** Within the transaction that holds the member's row. */
  void change(Member member, MemberProfile profile) {
    member.change(profile, vault);
    PersonalData person = PersonalData.of(profile);
    write(
        Collections.singletonList(row(member.getMemberNumber(), person, member.getPersonalData())));
    lookup.replace(Map.of(member.getMemberNumber(), person));
  }

  /** Within the transaction that holds the member's row. */
  void erase(Member member) {
    member.erase();
    database
        .sql(
            """
            update member set personal_data = null, data_key = null, email_known = false,
              phone_known = false
            where member_number = ?""")
        .param(member.getMemberNumber())
        .update();
    lookup.remove(List.of(member.getMemberNumber()));
  }

  @Override
  public Map<Integer, Long> countByKey() {
    Map<Integer, Long> counts = new LinkedHashMap<>();
    database
        .sql(
            """
            select data_key, count(*) as held from member where data_key is not null
            group by data_key order by data_key""")
        .query((row, number) -> counts.put(row.getInt("data_key"), row.getLong("held")))
        .list();
    return counts;
  }

  /** Rows are taken by primary key, as a run takes them. */
  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Batch reseal(String after, int rows, boolean waiting) {
    List<Sealed> old =
        database
            .sql(
                """
                select member_number, personal_data from member
                where member_number > ? and data_key <> ?
                order by member_number limit ? for update"""
                    + (waiting ? "" : " skip locked"))
            .params(after, vault.primaryKey(), rows)
            .query(RecordRowMapper.of(Sealed.class))
            .list();
    Map<String, PersonalData> people = new LinkedHashMap<>();
    for (Sealed row : old) {
      SealedText sealed = vault.sealed(row.personalData());
      people.put(row.memberNumber(), PersonalData.open(sealed, row.memberNumber()));
    }
    writeAll(people);
    lookup.replace(people);
    return new Batch(old.isEmpty() ? null : old.get(old.size() - 1).memberNumber(), old.size());
  }

  /** Takes over what stood in clear before, a few hundred rows, and tells how many. */
  @Transactional
  int sealClear(int rows) {
    Map<String, PersonalData> people = new LinkedHashMap<>();
    database
        .sql("select * from member_clear order by member_number limit ? for update")
        .param(rows)
        .query(
            (row, number) -> {
              return people.put(
                  row.getString("member_number"),
                  new PersonalData(
                      row.getString("full_name"),
                      row.getString("email"),
                      row.getString("phone"),
                      row.getString("birth_date"),
                      row.getString("address")));
            })
        .list();
    writeAll(people);
    lookup.replace(people);
    batches.batchUpdate(
        "delete from member_clear where member_number = ?",
        people.keySet().stream().map(number -> new Object[] {number}).toList());
    return people.size();
  }

  private void writeAll(Map<String, PersonalData> people) {
    List<Object[]> rows = new ArrayList<>();
    people.forEach((number, person) -> rows.add(row(number, person, person.seal(vault, number))));
    write(rows);
  }

  private Object[] row(String memberNumber, PersonalData person, SealedText sealed) {
    return new Object[] {
      sealed.bytes(),
      vault.primaryKey(),
      person.email() != null,
      person.phone() != null,
      memberNumber
    };
  }

  private void write(List<Object[]> rows) {
    batches.batchUpdate(
        """
        update member set personal_data = ?, data_key = ?, email_known = ?, phone_known = ?
        where member_number = ?""",
        rows);
  }

  /**
   * A row as it is stored.
   *
   * @param memberNumber whose
   * @param personalData the person, encrypted
   */
  record Sealed(String memberNumber, byte[] personalData) {}
}
