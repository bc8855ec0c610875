package io.tierflow.member;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What members want to be notified of: consents, language and preferences. */
@Service
public class ContactChoiceService {

  private final MemberRepository members;
  private final AuditTrail trail;
  private final MergedMembers merged;

  ContactChoiceService(MemberRepository members, AuditTrail trail, MergedMembers merged) {
    this.members = members;
    this.trail = trail;
    this.merged = merged;
  }

  /**
   * Changes what a member wants to be told, as the member has said.
   *
   * @param memberNumber the member
   * @param version the member's version that the choice was made on
   * @param choice makes the new choices out of the present ones
   * @throws NotFoundException if there is no such member
   * @throws ConflictException if the membership is closed, or the member was changed since
   */
  @Transactional
  public void choose(String memberNumber, long version, UnaryOperator<ContactChoices> choice) {
    Member member = requireActiveToChange(memberNumber);
    if (member.getVersion() != version) {
      throw new ConflictException(
          "The preferences were changed in the meantime. Read them again, then choose.");
    }
    choose(member, choice.apply(member.getChoices()));
  }

  /**
   * Ends e-mails to a member who has left them; again changes nothing.
   *
   * @param memberNumber the member, in whatever status
   * @param marketingAlone true for marketing, false for every e-mail that the member has not asked
   *     for
   * @return whether it has changed anything
   * @throws NotFoundException if there is no such member
   */
  @Transactional
  public boolean stopEmails(String memberNumber, boolean marketingAlone) {
    return leave(memberNumber, choices -> choices.withoutEmails(marketingAlone));
  }

  /**
   * Ends text messages to a member who has left them; again changes nothing.
   *
   * @param memberNumber the member, in whatever status
   * @return whether it has changed anything
   * @throws NotFoundException if there is no such member
   */
  @Transactional
  public boolean stopTexts(String memberNumber) {
    return leave(memberNumber, ContactChoices::withoutTexts);
  }

  /**
   * Agrees to notifications on the member's devices, as the member does by turning them on; again
   * changes nothing.
   *
   * @param memberNumber the member, whose row is held until the transaction ends
   * @throws NotFoundException if there is no such member
   * @throws ConflictException if the membership is closed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void allowNotifications(String memberNumber) {
    Member member = requireActiveToChange(memberNumber);
    if (!member.getChoices().preferences().pushConsent()) {
      choose(member, member.getChoices().withNotifications());
    }
  }

  private boolean leave(String memberNumber, UnaryOperator<ContactChoices> choice) {
    Member member = requireToChange(memberNumber);
    ContactChoices before = member.getChoices();
    member.choose(choice.apply(before));
    return !member.getChoices().equals(before);
  }

  private void choose(Member member, ContactChoices chosen) {
    List<String> changed = Differences.between(member.getChoices(), chosen);
    if (!changed.isEmpty()) {
      trail.record(
          AuditAction.MEMBER_CHANGED, member.getMemberNumber(), String.join(", ", changed));
    }
    member.choose(chosen);
  }

  private Member requireActiveToChange(String memberNumber) {
    Member member = requireToChange(memberNumber);
    if (!member.isActive()) {
      throw merged.refusal(memberNumber, "The membership %s is closed.".formatted(memberNumber));
    }
    return member;
  }

  private Member requireToChange(String memberNumber) {
    return members
        .findToChange(memberNumber)
        .orElseThrow(() -> MemberService.unknown(memberNumber));
  }
}
