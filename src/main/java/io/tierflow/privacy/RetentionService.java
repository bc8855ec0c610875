package io.tierflow.privacy;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.CountText;
import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends the keeping of what names a person, once a day. Nodes that do so at the same time find each
 * member erased once; it needs no lock.
 */
@Service
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionService {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionService.class);
  private static final int MEMBERS_AT_ONCE = 100;

  private final MemberErasureService erasures;
  private final RetentionSettings settings;
  private final ProgrammeCalendar calendar;
  private final JdbcClient database;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;

  RetentionService(
      MemberErasureService erasures,
      RetentionSettings settings,
      ProgrammeCalendar calendar,
      JdbcClient database,
      AuditTrail audit,
      PlatformTransactionManager transactions) {
    this.erasures = erasures;
    this.settings = settings;
    this.calendar = calendar;
    this.database = database;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Erases who left long ago, and forgets to whom of the staff old messages went and old requests.
   */
  @Scheduled(cron = "${tierflow.retention.at:0 30 4 * * *}", zone = "${tierflow.zone:UTC}")
  void endWhatIsDue() {
    long members = eraseMembers(calendar.today().minus(settings.closedMembers()));
    int recipients = forgetRecipients(calendar.today().minus(settings.recipients()));
    int requests = deleteDecidedRequests(calendar.today().minus(settings.decidedRequests()));
    if (members + recipients + requests > 0) {
      audit.record(
          AuditAction.RETENTION_ENDED,
          "retention",
          "%s erased, %s forgotten, %s deleted"
              .formatted(
                  CountText.of(members, "member"),
                  CountText.of(recipients, "recipient"),
                  CountText.of(requests, "decided request")));
    }
  }

  private long eraseMembers(LocalDate closedBefore) {
    long erased = 0;
    List<String> due = closed(closedBefore, "");
    while (!due.isEmpty()) {
      erased += due.stream().filter(this::erase).count();
      due = closed(closedBefore, due.get(due.size() - 1));
    }
    return erased;
  }

  /** A member who can't be erased today does not keep the others. */
  private boolean erase(String memberNumber) {
    try {
      erasures.erase(memberNumber, ErasureReason.RETENTION_ENDED);
      return true;
    } catch (RuntimeException failure) {
      LOG.error(
          "The member {} could not be erased. It will be tried again tomorrow.",
          memberNumber,
          failure);
      return false;
    }
  }

  private List<String> closed(LocalDate before, String after) {
    return database
        .sql(
            """
            select member_number from member
            where status = 'CLOSED' and closed_on < ? and member_number > ?
            order by member_number limit ?\
            """)
        .params(before, after, MEMBERS_AT_ONCE)
        .query(String.class)
        .list();
  }

  /**
   * Those that wait were decided on no day; H2 would read them, too, without a first day. A grant
   * that was made stays with its tier change, so that it is never made again.
   */
  private int deleteDecidedRequests(LocalDate before) {
    return transaction.execute(
        status ->
            delete("approval_request where decided_at > ? and decided_at < ?", before)
                + delete(
                    "tier_grant where decided_at > ? and decided_at < ? and state <> 'APPROVED'",
                    before));
  }

  private int delete(String decided, LocalDate before) {
    return database
        .sql("delete from " + decided)
        .params(LocalDate.EPOCH.atStartOfDay(), JdbcTime.of(calendar.startOf(before)))
        .update();
  }

  private int forgetRecipients(LocalDate before) {
    return transaction.execute(
        status ->
            database
                .sql(
                    """
                    update message set recipient = null
                    where member_number is null and created_at < ? and recipient is not null
                      and state in ('SENT', 'FAILED', 'NOT_SENT')""")
                .param(JdbcTime.of(calendar.startOf(before)))
                .update());
  }
}
