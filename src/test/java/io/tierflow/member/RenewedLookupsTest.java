package io.tierflow.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.testsupport.SealedMember;
import io.tierflow.testsupport.database.TestDatabase;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A programme whose members an earlier release has made findable, in one spelling alone. */
class RenewedLookupsTest {

  private static final int MEMBERS = 1_100;

  private final DataSource dataSource = dataSource();
  private final JdbcClient database = JdbcClient.create(dataSource);
  private final PersonalDataVault vault = PersonalDataVault.with(SealedMember.KEYS);
  private final MemberLookup lookup =
      new MemberLookup(new JdbcTemplate(dataSource), database, vault);
  private final PersonRecords people =
      new PersonRecords(new JdbcTemplate(dataSource), database, lookup, vault);

  /** Where the earlier release has kept them. */
  DataSource dataSource() {
    return TestDatabase.inMemory().dataSource();
  }

  @Test
  void everybodyIsFoundInAnySpellingAfterTheFirstStartEvenIfItIsBrokenOff() {
    Flyway.configure().dataSource(dataSource).target("55").load().migrate();
    for (int number = 1; number <= MEMBERS; number++) {
      enrol("M%04d".formatted(number), number);
    }
    enrolErased("M2000");
    Flyway.configure().dataSource(dataSource).load().migrate();
    assertThat(people.renewLookups(100)).isEqualTo(100);
    assertThat(lookup.find(LookupField.NAME, "Muller M0100")).containsExactly("M0100");
    assertThat(lookup.find(LookupField.NAME, "Muller M0101")).isEmpty();

    new RenewedLookups(people).afterPropertiesSet();

    assertThat(lookup.find(LookupField.NAME, "Mueller m0101")).containsExactly("M0101");
    assertThat(lookup.find(LookupField.NAME, "MÜLLER")).hasSize(MEMBERS);
    assertThat(lookup.find(LookupField.PHONE, "030 / 100-1100")).containsExactly("M1100");
    assertThat(lookup.find(LookupField.EMAIL, "m0600@EXAMPLE.com")).containsExactly("M0600");
    assertThat(number("select count(*) from member_lookup where member_number = 'M2000'")).isZero();
    assertThat(number("select count(*) from member_lookup_renewal")).isZero();
    assertThat(number("select count(*) from member_lookup where member_number = 'M0001'"))
        .as("two words, an address, a number with and without its country")
        .isEqualTo(5);
    assertThat(people.renewLookups(100)).isZero();
  }

  @Test
  void aNewProgrammeHasNothingToRenew() {
    Flyway.configure().dataSource(dataSource).load().migrate();

    assertThat(number("select count(*) from member_lookup_renewal")).isZero();
    assertThat(people.renewLookups(100)).isZero();
  }

  private void enrol(String memberNumber, int number) {
    PersonalData person =
        new PersonalData(
            "Müller " + memberNumber,
            memberNumber + "@example.com",
            "+493010%05d".formatted(number),
            null,
            null);
    insert(memberNumber, "ACTIVE", person.seal(vault, memberNumber).bytes());
    hash(memberNumber, "NAME", "muller");
    hash(memberNumber, "PHONE", person.phone());
  }

  private void enrolErased(String memberNumber) {
    insert(memberNumber, "ERASED", null);
  }

  private void insert(String memberNumber, String status, byte[] sealed) {
    database
        .sql(
            """
            insert into member (member_number, personal_data, data_key, email_known, phone_known,
              language, enrolled_on, account_type, email_consent, sms_consent, status, tier,
              tier_status, confirmed_tier, tier_since, version)
            values (?, ?, ?, true, true, 'en', '2026-01-31', 'INDIVIDUAL', true, false, ?,
              'REGULAR', 'CONFIRMED', 'REGULAR', '2026-01-31', 0)\
            """)
        .param(memberNumber)
        .param(sealed)
        .param(sealed == null ? null : 1)
        .param(status)
        .update();
  }

  /** As the earlier release has made it. */
  private void hash(String memberNumber, String field, String value) {
    database
        .sql("insert into member_lookup (member_number, field, hash) values (?, ?, ?)")
        .params(memberNumber, field, vault.hash("OLD " + field + ":" + value))
        .update();
  }

  private long number(String query) {
    return database.sql(query).query(Long.class).single();
  }
}
