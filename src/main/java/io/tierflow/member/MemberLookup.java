package io.tierflow.member;

import io.tierflow.encryption.PersonalDataVault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds members by keyed hashes of what is kept encrypted. */
@Component
class MemberLookup {

  private static final int MAX_WORDS = 8;

  private final JdbcTemplate batches;
  private final JdbcClient database;
  private final PersonalDataVault vault;

  MemberLookup(JdbcTemplate batches, JdbcClient database, PersonalDataVault vault) {
    this.batches = batches;
    this.database = database;
    this.vault = vault;
  }

  /** Makes members who have no hashes yet findable. */
  void add(Map<String, PersonalData> people) {
    List<Object[]> rows = new ArrayList<>();
    people.forEach((memberNumber, person) -> addRows(rows, memberNumber, person));
    batches.batchUpdate(
        "insert into member_lookup (member_number, field, hash) values (?, ?, ?)", rows);
  }

  /** Makes members findable by what they are called and reached by now. */
  void replace(Map<String, PersonalData> people) {
    remove(people.keySet());
    add(people);
  }

  void remove(Collection<String> memberNumbers) {
    batches.batchUpdate(
        "delete from member_lookup where member_number = ?",
        memberNumbers.stream().map(number -> new Object[] {number}).toList());
  }

  private void addRows(List<Object[]> rows, String memberNumber, PersonalData person) {
    texts(person)
        .forEach(
            (field, text) ->
                field
                    .values(text)
                    .forEach(
                        value ->
                            rows.add(
                                new Object[] {
                                  memberNumber, field.name(), vault.hash(field.toHash(value))
                                })));
  }

  private static Map<LookupField, String> texts(PersonalData person) {
    Map<LookupField, String> texts = new HashMap<>();
    texts.put(LookupField.NAME, person.fullName());
    texts.put(LookupField.EMAIL, person.email());
    texts.put(LookupField.PHONE, person.phone());
    texts.put(LookupField.BIRTHDAY, person.birthDate());
    texts.values().removeIf(text -> text == null);
    return texts;
  }

  /** Whose number begins with the query, or who is called or reached by it. */
  MemberCondition condition(String query) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("number", literally(query) + "%");
    return new MemberCondition(
        "(lower(m.member_number) like :number escape '!' or (%s))"
            .formatted(conditions(query, parameters)),
        parameters);
  }

  /** Members whose number begins with the query, or who are called or reached by it. */
  Page<String> find(String query, PageRequest page) {
    MemberCondition condition = condition(query);
    Map<String, Object> parameters = new HashMap<>(condition.parameters());
    String found = " from member m where " + condition.sql();
    long total =
        database.sql("select count(*)" + found).params(parameters).query(Long.class).single();
    parameters.put("size", page.getPageSize());
    parameters.put("offset", page.getOffset());
    List<String> numbers =
        database
            .sql(
                "select m.member_number"
                    + found
                    + " order by m.member_number limit :size offset :offset")
            .params(parameters)
            .query(String.class)
            .list();
    return new PageImpl<>(numbers, page, total);
  }

  /** Members reached by exactly this. */
  List<String> find(LookupField field, String text) {
    Map<String, Object> parameters = new HashMap<>();
    return database
        .sql(
            "select m.member_number from member m where %s order by m.member_number"
                .formatted(conditions(field, text, parameters)))
        .params(parameters)
        .query(String.class)
        .list();
  }

  /** Those of some members whose birthday is one of these days, whatever the year. */
  List<String> bornOn(Collection<String> memberNumbers, Collection<LocalDate> days) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("memberNumbers", memberNumbers);
    List<String> lookups = new ArrayList<>();
    days.stream()
        .flatMap(day -> LookupField.BIRTHDAY.values(day.toString()).stream())
        .flatMap(value -> vault.hashes(LookupField.BIRTHDAY.toHash(value)).stream())
        .forEach(hash -> lookups.add(lookup(LookupField.BIRTHDAY, hash, parameters)));
    return database
        .sql(
            "select member_number from (%s) found where member_number in (:memberNumbers)"
                .formatted(String.join(" union all ", lookups)))
        .params(parameters)
        .query(String.class)
        .list();
  }

  private String conditions(String query, Map<String, Object> parameters) {
    return Arrays.stream(LookupField.values())
        .filter(LookupField::isSearched)
        .filter(field -> !field.sought(query).isEmpty())
        .map(field -> "(%s)".formatted(conditions(field, query, parameters)))
        .collect(Collectors.joining(" or "));
  }

  private String conditions(LookupField field, String text, Map<String, Object> parameters) {
    return field.sought(text).stream()
        .limit(MAX_WORDS)
        .map(
            alternatives ->
                alternatives.stream()
                    .map(forms -> all(field, forms, parameters))
                    .collect(Collectors.joining(" or ", "(", ")")))
        .collect(Collectors.joining(" and "));
  }

  private String all(LookupField field, Collection<String> forms, Map<String, Object> parameters) {
    return forms.stream()
        .limit(MAX_WORDS)
        .map(form -> found(field, vault.hashes(field.toHash(form)), parameters))
        .collect(Collectors.joining(" and ", "(", ")"));
  }

  /**
   * Who is found by one of the hashes, each looked up alone: of several in one list H2 reads all
   * that there are, and of several lookups in one subquery it reads all for each member.
   */
  private static String found(
      LookupField field, List<byte[]> hashes, Map<String, Object> parameters) {
    return hashes.stream()
        .map(hash -> "m.member_number in (%s)".formatted(lookup(field, hash, parameters)))
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  private static String lookup(LookupField field, byte[] hash, Map<String, Object> parameters) {
    String name = "hash" + parameters.size();
    parameters.put(name, hash);
    return "select member_number from member_lookup where field = '%s' and hash = :%s"
        .formatted(field, name);
  }

  private static String literally(String query) {
    return query.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
  }
}
