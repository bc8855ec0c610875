package io.tierflow.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.AccountType;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import org.junit.jupiter.api.Test;

/** What an upgrade starts from, read under the lock of the account. */
@CoreTest
class CustomerProfileServiceTest {

  private final CoreProgramme programme = new CoreProgramme();
  private final CustomerProfileService profiles = programme.the(CustomerProfileService.class);

  @Test
  void theProfileIsThatOfTheLockedMember() {
    programme.enrol("M-1", Tier.valueOf("GOLD"), 30, AccountType.CORPORATE, "ACME");

    assertThat(profiles.retrieveCustomerProfile("M-1", CoreProgramme.TODAY))
        .contains(new CustomerProfile(Tier.valueOf("GOLD"), AccountType.CORPORATE, "ACME", 30));
    assertThat(programme.store().locked()).containsExactly("M-1");
  }

  @Test
  void whoIsUnknownOrHasLeftHasNone() {
    programme.enrol("M-1", Tier.valueOf("GOLD"), 30);
    programme.close("M-1");

    assertThat(profiles.retrieveCustomerProfile("M-1", CoreProgramme.TODAY)).isEmpty();
    assertThat(profiles.retrieveCustomerProfile("M-9", CoreProgramme.TODAY)).isEmpty();
  }

  @Test
  void aNumberWithSpacesIsNobodysThoughADatabaseMayFindIt() {
    programme.enrol("M-1", Tier.valueOf("GOLD"), 30);

    assertThat(profiles.retrieveCustomerProfile("M-1 ", CoreProgramme.TODAY)).isEmpty();
    assertThat(programme.store().locked()).isEmpty();
  }
}
