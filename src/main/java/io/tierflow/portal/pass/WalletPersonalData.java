package io.tierflow.portal.pass;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A member's passes and the devices that have them: since when, and nothing that reaches one. With
 * an erasure, Apple's are forgotten; Google's object is told to show nothing any more first.
 */
@Component
class WalletPersonalData implements PersonalDataContributor {

  private final MemberRows rows;
  private final WalletPassRows passes;
  private final WalletRegistrationRows registrations;
  private final ProgrammeCalendar calendar;

  WalletPersonalData(
      MemberRows rows,
      WalletPassRows passes,
      WalletRegistrationRows registrations,
      ProgrammeCalendar calendar) {
    this.rows = rows;
    this.passes = passes;
    this.registrations = registrations;
    this.calendar = calendar;
  }

  @Override
  public String section() {
    return "walletPasses";
  }

  @Override
  public Object export(String memberNumber) {
    return Map.of(
        "passes",
        rows.read(
            """
            select wallet, serial_number, created_at, changed_at from wallet_pass
            where member_number = ? order by created_at
            """,
            memberNumber),
        "devices",
        rows.read(
            """
            select p.wallet, r.registered_at from wallet_registration r
            join wallet_pass p on p.serial_number = r.serial_number
            where p.member_number = ? order by r.registered_at
            """,
            memberNumber));
  }

  @Override
  public void erase(String memberNumber) {
    passes
        .of(memberNumber, Wallet.GOOGLE)
        .ifPresent(pass -> registrations.wake(pass.serialNumber(), calendar.now()));
    rows.write(
        """
        delete from wallet_registration where serial_number in
          (select serial_number from wallet_pass where member_number = ? and wallet = 'APPLE')
        """,
        memberNumber);
    rows.write(
        "delete from wallet_pass where member_number = ? and wallet = 'APPLE'", memberNumber);
  }
}
