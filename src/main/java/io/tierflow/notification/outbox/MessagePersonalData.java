package io.tierflow.notification.outbox;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import io.tierflow.web.PageResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The messages that a member was sent. */
@Component
class MessagePersonalData implements PersonalDataContributor {

  private static final int AT_ONCE = 200;

  private final MessageHistory history;
  private final MemberRows rows;

  MessagePersonalData(MessageHistory history, MemberRows rows) {
    this.history = history;
    this.rows = rows;
  }

  @Override
  public String section() {
    return "messages";
  }

  @Override
  public Object export(String memberNumber) {
    List<MessageView> all = new ArrayList<>();
    PageResponse<MessageView> page;
    int number = 0;
    do {
      page = history.ofMember(memberNumber, PageResponse.request(number++, AT_ONCE));
      all.addAll(page.items());
    } while (all.size() < page.total() && !page.items().isEmpty());
    return all;
  }

  /** What was not sent yet is not sent any more. Nothing else is kept than that there was one. */
  @Override
  public void erase(String memberNumber) {
    rows.write(
        """
        update message set state = 'NOT_SENT', reason = 'MEMBER_CLOSED'
        where member_number = ? and state in ('PENDING', 'NOT_CONFIGURED')""",
        memberNumber);
    rows.write(
        """
        update message set parameters = '{}', recipient = null, last_error = null
        where member_number = ?""",
        memberNumber);
  }
}
