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

/** A programme that an earlier release has kept in clear. */
class ClearProfilesTest {

  private static final int MEMBERS = 1_200;

  private final DataSource dataSource = dataSource();
  private final JdbcClient database = JdbcClient.create(dataSource);
  private final PersonalDataVault vault = PersonalDataVault.with(SealedMember.KEYS);
  private final MemberLookup lookup =
      new MemberLookup(new JdbcTemplate(dataSource), database, vault);
  private final PersonRecords people =
      new PersonRecords(new JdbcTemplate(dataSource), database, lookup, vault);

  /** Where the earlier release has kept it. */
  DataSource dataSource() {
    return TestDatabase.inMemory().dataSource();
  }

  @Test
  void everybodyIsEncryptedAtTheFirstStartEvenIfItIsBrokenOff() {
    Flyway.configure().dataSource(dataSource).target("3").load().migrate();
    for (int number = 1; number <= MEMBERS; number++) {
      enrolInClear("M%04d".formatted(number));
    }
    Flyway.configure().dataSource(dataSource).load().migrate();
    people.sealClear(100);

    new ClearProfiles(people, new JdbcTemplate(dataSource)).afterPropertiesSet();

    assertThat(number("select count(*) from member_clear")).isZero();
    assertThat(number("select count(*) from member where data_key = 1 and email_known"))
        .isEqualTo(MEMBERS);
    assertThat(number("select count(*) from member where phone_known")).isZero();
    assertThat(personOf("M0007"))
        .isEqualTo(
            new PersonalData(
                "Zoé M0007", "M0007@example.com", null, "1970-01-31", "1 Main Street"));
    assertThat(lookup.find(LookupField.NAME, "zoe m1200")).containsExactly("M1200");
    assertThat(lookup.find(LookupField.EMAIL, "m0600@EXAMPLE.com")).containsExactly("M0600");
  }

  private void enrolInClear(String memberNumber) {
    database
        .sql(
            """
            insert into member (member_number, full_name, email, birth_date, address, language,
              enrolled_on, account_type, email_consent, sms_consent, status, tier, tier_status,
              confirmed_tier, tier_since, version)
            values (?, ?, ?, '1970-01-31', '1 Main Street', 'en', '2026-01-31', 'INDIVIDUAL', true,
              false, 'ACTIVE', 'REGULAR', 'CONFIRMED', 'REGULAR', '2026-01-31', 0)""")
        .params(memberNumber, "Zoé " + memberNumber, memberNumber + "@example.com")
        .update();
  }

  private PersonalData personOf(String memberNumber) {
    byte[] stored =
        database
            .sql("select personal_data from member where member_number = ?")
            .param(memberNumber)
            .query((row, index) -> row.getBytes(1))
            .single();
    return PersonalData.open(vault.sealed(stored), memberNumber);
  }

  private long number(String query) {
    return database.sql(query).query(Long.class).single();
  }
}
