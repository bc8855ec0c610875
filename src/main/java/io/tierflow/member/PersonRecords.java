package io.tierflow.member;

import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.encryption.SealedColumn;
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
  private final SealedColumn people;

  PersonRecords(
      JdbcTemplate batches, JdbcClient database, MemberLookup lookup, PersonalDataVault vault) {
    this.batches = batches;
    this.database = database;
    this.lookup = lookup;
    this.vault = vault;
    this.people = new SealedColumn(database, vault, "member", "member_number", "personal_data");
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
            where member_number = ?\
            """)
        .param(member.getMemberNumber())
        .update();
    lookup.remove(List.of(member.getMemberNumber()));
  }

  @Override
  public Map<Integer, Long> countByKey() {
    return people.countByKey();
  }

  /** Rows are taken by primary key, as a run takes them. */
  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Batch reseal(String after, int rows, boolean waiting) {
    List<SealedColumn.Row> old = people.sealedByOthers(after, rows, waiting);
    Map<String, PersonalData> opened = new LinkedHashMap<>();
    for (SealedColumn.Row row : old) {
      opened.put(row.id(), PersonalData.open(vault.sealed(row.sealed()), row.id()));
    }
    writeAll(opened);
    lookup.replace(opened);
    return SealedColumn.batch(old);
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

  /**
   * Renews the hashes of the next members, a few hundred, and tells how many. How far it has come
   * is locked and written in the same transaction, and the members' rows are held, so that nobody
   * changes a profile meanwhile.
   */
  @Transactional
  int renewLookups(int rows) {
    String after =
        database
            .sql("select renewed_to from member_lookup_renewal where renewal = 1 for update")
            .query(String.class)
            .optional()
            .orElse(null);
    if (after == null) {
      return 0;
    }
    Map<String, PersonalData> people = new LinkedHashMap<>();
    List<String> taken =
        database
            .sql(
                """
                select member_number, personal_data from member where member_number > ?
                order by member_number limit ? for update\
                """)
            .params(after, rows)
            .query(
                (row, number) -> {
                  String memberNumber = row.getString(1);
                  byte[] sealed = row.getBytes(2);
                  if (sealed != null) {
                    people.put(memberNumber, PersonalData.open(vault.sealed(sealed), memberNumber));
                  }
                  return memberNumber;
                })
            .list();
    if (taken.isEmpty()) {
      database.sql("delete from member_lookup_renewal where renewal = 1").update();
      return 0;
    }
    lookup.replace(people);
    database
        .sql("update member_lookup_renewal set renewed_to = ? where renewal = 1")
        .param(taken.get(taken.size() - 1))
        .update();
    return taken.size();
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
        where member_number = ?\
        """,
        rows);
  }
}
