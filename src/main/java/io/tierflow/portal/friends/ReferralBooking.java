package io.tierflow.portal.friends;

import io.tierflow.common.Digests;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.policy.ActivityKind;
import io.tierflow.portal.friends.ReferralRows.Candidate;
import io.tierflow.transaction.NewTransaction;
import io.tierflow.transaction.ReferralKind;
import io.tierflow.transaction.TransactionService;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books for members that friends whom they brought in have done something that counts: the friend's
 * first activity that can be refunded, that has earned, whose time of return has passed and of
 * which something is left. The transaction's id follows from the friend, and its kind and time are
 * written down before it is recorded: however many nodes book it, and wherever one of them stops,
 * it is recorded once.
 */
@Service
class ReferralBooking {

  private static final Logger LOG = LoggerFactory.getLogger(ReferralBooking.class);
  private static final int AT_ONCE = 200;
  private static final String ID = "REFERRAL-";
  private static final int ID_DIGITS = 32;

  private final ReferralRows rows;
  private final MemberService members;
  private final TransactionService transactions;
  private final ReferralKind kinds;
  private final ProgrammeCalendar calendar;
  private final ProgrammeSettings programme;
  private final ReferralSettings settings;
  private final TransactionTemplate transaction;

  ReferralBooking(
      ReferralRows rows,
      MemberService members,
      TransactionService transactions,
      ReferralKind kinds,
      ProgrammeCalendar calendar,
      ProgrammeSettings programme,
      ReferralSettings settings,
      PlatformTransactionManager transactionManager) {
    this.rows = rows;
    this.members = members;
    this.transactions = transactions;
    this.kinds = kinds;
    this.calendar = calendar;
    this.programme = programme;
    this.settings = settings;
    this.transaction = new TransactionTemplate(transactionManager);
  }

  /** Books what is due. */
  @Scheduled(cron = "${tierflow.referral.schedule:0 */10 * * * *}")
  void bookDue() {
    Instant until = calendar.now().minus(settings.hold());
    bookDue(ReferralState.BOOKING, until);
    bookDue(ReferralState.WAITING, until);
  }

  private void bookDue(ReferralState state, Instant until) {
    List<Candidate> page = candidates(state, until, "");
    while (!page.isEmpty()) {
      page.stream().filter(Candidate::due).map(Candidate::friendNumber).forEach(this::bookApart);
      page = candidates(state, until, page.get(page.size() - 1).friendNumber());
    }
  }

  private List<Candidate> candidates(ReferralState state, Instant until, String after) {
    return transaction.execute(status -> rows.candidates(state, until, after, AT_ONCE));
  }

  /** One that can't be booked now does not keep the others. */
  private void bookApart(String friendNumber) {
    try {
      book(friendNumber);
    } catch (RuntimeException failure) {
      LOG.error("{} could not be booked; it will be tried again.", idOf(friendNumber), failure);
    }
  }

  private void book(String friendNumber) {
    Optional<NewTransaction> booking =
        transaction.execute(status -> rows.find(friendNumber).flatMap(this::begun));
    if (booking.isEmpty()) {
      return;
    }
    try {
      transactions.record(booking.get());
      transaction.executeWithoutResult(status -> rows.booked(friendNumber));
    } catch (InvalidInputException notToday) {
      // Such as a daily limit of the kind.
      LOG.info("{} waits: its kind can't be recorded today.", idOf(friendNumber));
      transaction.executeWithoutResult(status -> rows.putOff(friendNumber));
    } catch (ConflictException changed) {
      // The membership has ended meanwhile; the next time says so.
      LOG.info("{} waits: the membership has changed.", idOf(friendNumber));
    }
  }

  /** What is to be recorded; empty if the friend doesn't count, or nothing counts as a referral. */
  private Optional<NewTransaction> begun(Referral referral) {
    if (referral.state() == ReferralState.WAITING) {
      Optional<ReferralRefusal> refusal = refusal(referral);
      if (refusal.isPresent()) {
        rows.refuse(referral.friendNumber(), refusal.get());
        return Optional.empty();
      }
      Optional<ActivityKind> kind = kinds.current();
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      rows.begin(
          referral.friendNumber(), kind.get(), idOf(referral.friendNumber()), calendar.now());
      return rows.find(referral.friendNumber()).map(this::transaction);
    }
    if (referral.state() == ReferralState.BOOKING
        && rows.isRecorded(idOf(referral.friendNumber()))) {
      rows.booked(referral.friendNumber());
      return Optional.empty();
    }
    if (referral.state() == ReferralState.BOOKING && !isActive(referral.memberNumber())) {
      rows.refuse(referral.friendNumber(), ReferralRefusal.MEMBERSHIP_ENDED);
      return Optional.empty();
    }
    return Optional.of(referral)
        .filter(begun -> begun.state() == ReferralState.BOOKING)
        .map(this::transaction);
  }

  private Optional<ReferralRefusal> refusal(Referral referral) {
    if (referral.friendNumber().equals(referral.memberNumber())) {
      return Optional.of(ReferralRefusal.SAME_PERSON);
    }
    if (!isActive(referral.memberNumber()) || !isActive(referral.friendNumber())) {
      return Optional.of(ReferralRefusal.MEMBERSHIP_ENDED);
    }
    if (referral.sameDevice()) {
      return Optional.of(ReferralRefusal.SAME_DEVICE);
    }
    return SamePerson.found(
        members.require(referral.memberNumber()).getProfile(),
        members.require(referral.friendNumber()).getProfile());
  }

  private boolean isActive(String memberNumber) {
    return members.find(memberNumber).filter(Member::isActive).isPresent();
  }

  private NewTransaction transaction(Referral referral) {
    return new NewTransaction(
        idOf(referral.friendNumber()),
        referral.memberNumber(),
        ActivityKind.valueOf(referral.kind()),
        BigDecimal.ZERO,
        programme.currency().getCurrencyCode(),
        referral.bookedAt(),
        null);
  }

  /** A member number may be as long as an id; its digest never is. */
  private static String idOf(String friendNumber) {
    return ID + Digests.sha256Hex(friendNumber).substring(0, ID_DIGITS);
  }
}
