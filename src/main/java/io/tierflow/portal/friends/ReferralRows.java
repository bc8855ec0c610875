package io.tierflow.portal.friends;

import io.tierflow.common.JdbcTime;
import io.tierflow.policy.ActivityKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of referrals and of the codes that lead to them. */
@Component
class ReferralRows {

  private static final String COLUMNS =
      """
      select r.friend_number, r.member_number, r.named, r.same_device, r.state, r.kind,
        r.joined_at, r.booked_at, case when t.earning = 'EARNED' then t.exact_share end points
      from referral r left join transaction t on t.transaction_id = r.transaction_id
      """;

  /**
   * Whether a friend did and kept something that counts is asked of each row of a page by itself:
   * as a condition, it would be answered by reading all transactions of the programme.
   */
  private static final String CANDIDATES =
      """
      select r.friend_number, r.state = 'BOOKING' or exists (
          select 1 from transaction t
          where t.member_number = r.friend_number
            and t.earning = 'EARNED' and t.refundable = true and t.cancelled = false
            and (t.amount = 0 or t.refunded_amount < t.amount)
            and t.occurred_at <= :until) due
      from referral r
      where r.state = :state and r.friend_number > :after
      order by r.friend_number limit :rows
      """;

  private final JdbcClient database;

  ReferralRows(JdbcClient database) {
    this.database = database;
  }

  /** The code that a member gives away. */
  Optional<String> codeOf(String memberNumber) {
    return database
        .sql("select code from referral_code where member_number = ?")
        .param(memberNumber)
        .query(String.class)
        .optional();
  }

  /** Keeps a code for a member who has none; of two at once, the first one stays. */
  void keepCode(String memberNumber, String code, Instant now) {
    database
        .sql(
            """
            insert into referral_code (member_number, code, created_at) values (?, ?, ?)
            on duplicate key update member_number = member_number
            """)
        .params(memberNumber, code, JdbcTime.of(now))
        .update();
  }

  /** Whose a code is. */
  Optional<String> ownerOf(String code) {
    return database
        .sql("select member_number from referral_code where code = ?")
        .param(code)
        .query(String.class)
        .optional();
  }

  /** Keeps a friend, who can have been brought in once. */
  void keep(String friendNumber, String memberNumber, boolean named, Instant now) {
    database
        .sql(
            """
            insert into referral (friend_number, member_number, named, same_device, state, joined_at)
            values (?, ?, ?, false, 'WAITING', ?)
            """)
        .params(friendNumber, memberNumber, named, JdbcTime.of(now))
        .update();
  }

  /** The friends of a member, newest first. */
  List<Referral> of(String memberNumber, PageRequest page) {
    return database
        .sql(
            COLUMNS
                + " where r.member_number = ? order by r.joined_at desc, r.friend_number limit ?"
                + " offset ?")
        .params(memberNumber, page.getPageSize(), page.getOffset())
        .query(Referral.class)
        .list();
  }

  /** How many friends came, how many of them count, and what they brought together. */
  ReferralFigures figures(String memberNumber) {
    return database
        .sql(
            """
            select count(*) came, count(case when r.state = 'BOOKED' then 1 end) counted,
              coalesce(sum(case when t.earning = 'EARNED' then t.exact_share end), 0) points
            from referral r left join transaction t on t.transaction_id = r.transaction_id
            where r.member_number = ?
            """)
        .param(memberNumber)
        .query(ReferralFigures.class)
        .single();
  }

  /**
   * Friends whose referral is in a state, in the order of their numbers.
   *
   * @param state WAITING or BOOKING
   * @param until what they did later does not count yet
   * @param after the last friend of the page before, empty for the first page
   * @param rows how many at most
   */
  List<Candidate> candidates(ReferralState state, Instant until, String after, int rows) {
    return database
        .sql(CANDIDATES)
        .param("state", state.name())
        .param("until", JdbcTime.of(until))
        .param("after", after)
        .param("rows", rows)
        .query(Candidate.class)
        .list();
  }

  /** A friend's referral. */
  Optional<Referral> find(String friendNumber) {
    return database
        .sql(COLUMNS + " where r.friend_number = ?")
        .param(friendNumber)
        .query(Referral.class)
        .optional();
  }

  /** Says as what and as of when a referral is booked; whoever comes second says nothing new. */
  void begin(String friendNumber, ActivityKind kind, String transactionId, Instant now) {
    database
        .sql(
            """
            update referral set state = 'BOOKING', kind = ?, transaction_id = ?, booked_at = ?
            where friend_number = ? and state = 'WAITING'
            """)
        .params(kind.code(), transactionId, JdbcTime.of(now), friendNumber)
        .update();
  }

  /** Takes back what {@link #begin} said: it can't be booked today. */
  void putOff(String friendNumber) {
    database
        .sql(
            """
            update referral set state = 'WAITING', kind = null, transaction_id = null,
              booked_at = null
            where friend_number = ? and state = 'BOOKING'
            """)
        .param(friendNumber)
        .update();
  }

  /** Whether what was begun came to its end before this node or another one stopped. */
  boolean isRecorded(String transactionId) {
    return database
        .sql("select transaction_id from transaction where transaction_id = ?")
        .param(transactionId)
        .query(String.class)
        .optional()
        .isPresent();
  }

  /** It is booked. */
  void booked(String friendNumber) {
    database
        .sql("update referral set state = 'BOOKED' where friend_number = ? and state = 'BOOKING'")
        .param(friendNumber)
        .update();
  }

  /** It never counts. */
  void refuse(String friendNumber, ReferralRefusal reason) {
    database
        .sql(
            """
            update referral set state = 'REFUSED', reason = ?, kind = null, transaction_id = null,
              booked_at = null
            where friend_number = ? and state in ('WAITING', 'BOOKING')
            """)
        .params(reason.name(), friendNumber)
        .update();
  }

  /** Two members have used the same device. */
  void shareDevice(String one, String other) {
    database
        .sql(
            """
            update referral set same_device = true
            where friend_number in (:both) and member_number in (:both)
            """)
        .param("both", List.of(one, other))
        .update();
  }

  /** A friend goes on under another number. */
  void rename(String friendNumber, String number) {
    database
        .sql("update referral set friend_number = ? where friend_number = ? and state = 'WAITING'")
        .params(number, friendNumber)
        .update();
  }

  /** Another member has the friends now. */
  int move(String memberNumber, String into) {
    return database
        .sql("update referral set member_number = ? where member_number = ?")
        .params(into, memberNumber)
        .update();
  }

  /**
   * A friend, and whether something of theirs counts or is being booked.
   *
   * @param friendNumber the friend
   * @param due whether there is something to book
   */
  record Candidate(String friendNumber, boolean due) {}
}
