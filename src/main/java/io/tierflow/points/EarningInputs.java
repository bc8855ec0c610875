package io.tierflow.points;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.transaction.Transaction;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What tables see of a transaction that earns. */
@Component
class EarningInputs {

  private final MemberAgreementService agreements;
  private final ProgrammeCalendar calendar;

  EarningInputs(MemberAgreementService agreements, ProgrammeCalendar calendar) {
    this.agreements = agreements;
    this.calendar = calendar;
  }

  Map<String, Object> of(Member member, Transaction transaction) {
    LocalDate occurredOn = calendar.dayOf(transaction.getOccurredAt());
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("transactionKind", transaction.getKind().name());
    inputs.put("occurredOn", occurredOn);
    inputs.put("currentTier", member.getConfirmedTier().code());
    inputs.put("accountType", member.getAccountType().name());
    inputs.put("agreement", agreements.counting(member.getMemberNumber(), occurredOn).orElse(null));
    return inputs;
  }
}
