package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ACCOUNT_TYPE;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AFTER_TRANSACTION;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AGREEMENT;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AS_OF;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.CURRENT_TIER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NOT_IN_PROGRAMME;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REQUEST_NOT_VALID;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RUN_ID;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ValueFormat;
import io.tierflow.points.CustomerProfile;
import io.tierflow.points.CustomerProfileService;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 1: loads tier and balance. */
@Component
class RetrieveCustomerProfile implements JavaDelegate {

  private final CustomerProfileService profiles;
  private final ProgrammeCalendar calendar;

  RetrieveCustomerProfile(CustomerProfileService profiles, ProgrammeCalendar calendar) {
    this.profiles = profiles;
    this.calendar = calendar;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String memberNumber =
        MEMBER_NUMBER.find(execution).orElseThrow(() -> notValid("The member number is missing."));
    LocalDate asOf = asOf(execution);
    AS_OF.set(execution, asOf.toString());
    // The model asks for them, whether they are there or not.
    RUN_ID.set(execution, RUN_ID.find(execution).orElse(null));
    AFTER_TRANSACTION.set(execution, AFTER_TRANSACTION.find(execution).orElse(false));
    CustomerProfile profile =
        profiles
            .retrieveCustomerProfile(memberNumber, asOf)
            .orElseThrow(
                () ->
                    new BpmnError(
                        MEMBER_NOT_IN_PROGRAMME,
                        "There is no active member %s.".formatted(memberNumber)));
    if (!memberNumber.equals(execution.getProcessBusinessKey())) {
      execution.setProcessBusinessKey(memberNumber);
    }
    CURRENT_TIER.set(execution, profile.currentTier().code());
    ACCOUNT_TYPE.set(execution, profile.accountType().name());
    AGREEMENT.set(execution, profile.agreement());
  }

  private LocalDate asOf(DelegateExecution execution) {
    String given = AS_OF.find(execution).filter(text -> !text.isBlank()).orElse(null);
    LocalDate today = calendar.today();
    try {
      LocalDate asOf = given == null ? today : ValueFormat.DAY.read(given);
      if (asOf.isAfter(today)) {
        throw notValid("asOf %s is in the future; today is %s.".formatted(asOf, today));
      }
      if (asOf.isBefore(ProgrammeCalendar.EARLIEST)) {
        throw notValid("asOf %s is before %s.".formatted(asOf, ProgrammeCalendar.EARLIEST));
      }
      return asOf;
    } catch (IllegalArgumentException malformed) {
      throw notValid("asOf is not an ISO date such as 2026-10-31.");
    }
  }

  private static BpmnError notValid(String message) {
    return new BpmnError(REQUEST_NOT_VALID, message);
  }
}
