package io.tierflow.notification.consent;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.member.ContactChoiceService;
import io.tierflow.notification.content.MessageClass;
import io.tierflow.web.NotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes members off e-mails by the links that these bring, and off texts that they answer so. */
@Service
public class UnsubscribeService {

  private final UnsubscribeLinks links;
  private final ContactChoiceService choices;
  private final AuditTrail audit;

  UnsubscribeService(UnsubscribeLinks links, ContactChoiceService choices, AuditTrail audit) {
    this.links = links;
    this.choices = choices;
    this.audit = audit;
  }

  /**
   * Which e-mails a link ends; looking at it ends nothing.
   *
   * @param token the link's last part
   * @return their class
   * @throws NotFoundException if it is no such link
   */
  MessageClass read(String token) {
    return subscription(token).messageClass();
  }

  /**
   * Ends what a link is for, once or again.
   *
   * @param token the link's last part
   * @return the class of e-mails that have ended
   * @throws NotFoundException if it is no such link
   */
  @Transactional
  public MessageClass end(String token) {
    UnsubscribeLinks.Subscription left = subscription(token);
    boolean marketingAlone = left.messageClass() == MessageClass.MARKETING;
    if (choices.stopEmails(left.memberNumber(), marketingAlone)) {
      record(left.memberNumber(), marketingAlone ? "Marketing by e-mail" : "All e-mail");
    }
    return left.messageClass();
  }

  /**
   * Ends text messages to a member whose reply to one asked the provider for it, once or again.
   *
   * @param memberNumber the member
   * @throws NotFoundException if there is no such member
   */
  @Transactional
  public void endTexts(String memberNumber) {
    if (choices.stopTexts(memberNumber)) {
      record(memberNumber, "All text messages, by a reply to one");
    }
  }

  private void record(String memberNumber, String what) {
    audit.recordFor("member:" + memberNumber, AuditAction.UNSUBSCRIBED, memberNumber, what);
  }

  private UnsubscribeLinks.Subscription subscription(String token) {
    return links
        .read(token)
        .orElseThrow(() -> new NotFoundException("This link is not valid. Is it complete?"));
  }
}
