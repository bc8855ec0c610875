package io.tierflow.testsupport;

import io.tierflow.member.AccountType;
import io.tierflow.member.NewMember;
import java.time.LocalDate;

/** Members to enrol of whom a test says no more than it needs. */
public final class NewMembers {

  private NewMembers() {}

  public static NewMember individual(
      String number,
      String name,
      String email,
      String phone,
      LocalDate birthDate,
      LocalDate enrolledOn) {
    return new NewMember(
        number,
        name,
        email,
        phone,
        birthDate,
        enrolledOn,
        AccountType.INDIVIDUAL,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
