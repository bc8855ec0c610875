package io.tierflow.points;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.transaction.Transaction;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What tables see of a transaction that earns. */
@Component
class EarningInputs {

  private final ProgrammeCalendar calendar;

  EarningInputs(ProgrammeCalendar calendar) {
    this.calendar = calendar;
  }

  Map<String, Object> of(Member member, Transaction transaction) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("transactionKind", transaction.getKind().name());
    inputs.put("occurredOn", calendar.dayOf(transaction.getOccurredAt()));
    inputs.put("currentTier", member.getConfirmedTier().code());
    inputs.put("accountType", member.getAccountType().name());
    inputs.put("agreement", member.getAgreement());
    return inputs;
  }
}
