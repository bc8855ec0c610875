package io.tierflow.points;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.PointsRange;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Enrolment;
import io.tierflow.member.EnrolmentListener;
import io.tierflow.member.MergedMembers;
import io.tierflow.member.PointsBalances;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happens to points besides earning: accounts are opened, points spent and adjusted. */
@Service
@Order(1)
@Transactional
public class PointsService implements EnrolmentListener, PointsBalances {

  private final PointsLedger ledger;
  private final PointsAccountRepository accounts;

  /** What the entry itself says of an adjustment; staff's own words are kept beside it. */
  private static final String BY_STAFF = "Adjusted by staff.";

  private final LedgerEntryRepository entries;
  private final PointsLotRepository lots;
  private final AvailablePoints available;
  private final MergedMembers merged;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  PointsService(
      PointsLedger ledger,
      PointsAccountRepository accounts,
      LedgerEntryRepository entries,
      PointsLotRepository lots,
      AvailablePoints available,
      MergedMembers merged,
      ProgrammeCalendar calendar,
      AuditTrail trail) {
    this.ledger = ledger;
    this.accounts = accounts;
    this.entries = entries;
    this.lots = lots;
    this.available = available;
    this.merged = merged;
    this.calendar = calendar;
    this.trail = trail;
  }

  @Override
  public void enrolled(List<Enrolment> enrolments) {
    enrolments.forEach(
        enrolment -> {
          PointsAccount account = accounts.open(enrolment.memberNumber());
          if (enrolment.openingPoints() > 0) {
            ledger.bringIn(account, NewEntry.opening(enrolment));
          }
        });
  }

  /**
   * Spends points on a voucher of their value, earliest expiring first.
   *
   * @param memberNumber whose points
   * @param redemptionId id of the redemption; it spends at most once
   * @param points points to spend, more than 0
   * @return the ledger's entry
   * @throws ConflictException if the available points do not cover them
   */
  public LedgerEntry spend(String memberNumber, String redemptionId, long points) {
    return spend(memberNumber, redemptionId, points, "Spent on a voucher.");
  }

  /**
   * Spends points, earliest expiring first.
   *
   * @param memberNumber whose points
   * @param redemptionId id of the redemption; it spends at most once
   * @param points points to spend, more than 0
   * @param reason on what, for the member
   * @return the ledger's entry
   * @throws ConflictException if the available points do not cover them
   */
  public LedgerEntry spend(String memberNumber, String redemptionId, long points, String reason) {
    return ledger.takeOut(
        ledger.account(memberNumber),
        NewEntry.of(
            EntryType.SPEND,
            -points,
            NewEntry.spendKey(redemptionId),
            calendar.today(),
            reason,
            null));
  }

  /**
   * Corrects a balance by hand.
   *
   * @param memberNumber whose balance
   * @param adjustment what to correct and why
   * @param staff who does it
   * @return the ledger's entry; for an id known already, the first one
   * @throws InvalidInputException if the points are 0 or too many
   * @throws ConflictException if the id was used for something else, or the available points do not
   *     cover it
   */
  public LedgerEntry adjust(String memberNumber, Adjustment adjustment, String staff) {
    requireMovable(adjustment.points());
    ledger.lock(memberNumber);
    if (!isAdjusted(adjustment)) {
      trail.recordFor(
          staff,
          AuditAction.POINTS_ADJUSTED,
          memberNumber,
          "%+d points, adjustment %s.".formatted(adjustment.points(), adjustment.adjustmentId()));
    }
    return book(memberNumber, adjustment, staff);
  }

  /**
   * Refuses a correction that can't be booked.
   *
   * @param points points to add, or to take if negative
   * @throws InvalidInputException if they are 0 or too many
   */
  public static void requireMovable(long points) {
    if (points == 0 || points > PointsRange.MAX_MOVED || points < -PointsRange.MAX_MOVED) {
      throw new InvalidInputException(
          "points",
          "Points are %d; accepted: a whole number from -%2$d to %2$d, but not 0."
              .formatted(points, PointsRange.MAX_MOVED));
    }
  }

  /**
   * Whether a correction is booked.
   *
   * @param adjustment the correction
   * @return whether the ledger has an entry under its id
   */
  public boolean isAdjusted(Adjustment adjustment) {
    return ledger.entry(keyOf(adjustment)).isPresent();
  }

  /**
   * Corrects a balance; the caller writes the audit.
   *
   * @param memberNumber whose balance
   * @param adjustment what to correct and why
   * @param staff who does it
   * @return the ledger's entry; for an id known already, the first one
   */
  public LedgerEntry book(String memberNumber, Adjustment adjustment, String staff) {
    PointsAccount account = ledger.account(memberNumber);
    Optional<LedgerEntry> first = ledger.entry(keyOf(adjustment));
    if (first.isPresent()) {
      return first
          .filter(entry -> adjustment.isSameAs(memberNumber, entry))
          .orElseThrow(
              () ->
                  new ConflictException(
                      "Adjustment %s was already made, with different content."
                          .formatted(adjustment.adjustmentId())));
    }
    merged.requireNotMerged(memberNumber);
    NewEntry entry =
        NewEntry.of(
            EntryType.ADJUST,
            adjustment.points(),
            keyOf(adjustment),
            calendar.today(),
            BY_STAFF,
            staff);
    if (adjustment.points() > 0
        && account.getBalance() > PointsRange.MAX_BALANCE - adjustment.points()) {
      throw new ConflictException(
          "The balance is %d points; with %d more it would be above the %d that an account may have."
              .formatted(account.getBalance(), adjustment.points(), PointsRange.MAX_BALANCE));
    }
    LedgerEntry written =
        adjustment.points() > 0 ? ledger.bringIn(account, entry) : ledger.takeOut(account, entry);
    return ledger.explain(written, adjustment.reason());
  }

  private static String keyOf(Adjustment adjustment) {
    return "adjust:" + adjustment.adjustmentId();
  }

  /**
   * Adds points that the programme gives away on an occasion. They do not qualify for a tier.
   *
   * @param bonus the points, whose and what for
   * @return whether they were added now; false if the occasion has had its bonus
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean grant(Bonus bonus) {
    if (ledger.entry(keyOf(bonus)).isPresent()) {
      return false;
    }
    grantFirst(bonus);
    return true;
  }

  /**
   * Adds points that the programme gives away on an occasion of which the caller knows, under the
   * lock of the member's account, that it has had no bonus. The ledger is not asked again.
   *
   * @param bonus the points, whose and what for
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void grantFirst(Bonus bonus) {
    PointsAccount account = ledger.account(bonus.memberNumber());
    ledger.bringIn(account, NewEntry.bonus(bonus, keyOf(bonus)));
  }

  private static String keyOf(Bonus bonus) {
    return "bonus:" + bonus.occasion();
  }

  /**
   * A member's ledger.
   *
   * @param memberNumber whose ledger
   * @param page which page
   * @return its entries, newest first
   */
  @Transactional(readOnly = true)
  public Page<LedgerEntry> entries(String memberNumber, Pageable page) {
    return entries.newestFirst(memberNumber, page);
  }

  /**
   * Which of a member's points expire next.
   *
   * @param memberNumber whose points
   * @param lastDay how far to look ahead
   * @return those that expire from today up to that day, inclusive, the earliest first
   */
  @Transactional(readOnly = true)
  public List<ExpiringPoints> expiring(String memberNumber, LocalDate lastDay) {
    return lots.expiring(memberNumber, calendar.today(), lastDay);
  }

  @Override
  @Transactional(readOnly = true)
  public Balance of(String memberNumber) {
    return available
        .atHand(memberNumber)
        .or(() -> Optional.ofNullable(available.balances(List.of(memberNumber)).get(memberNumber)))
        .orElseThrow(() -> new NotFoundException("There is no member %s.".formatted(memberNumber)));
  }

  /**
   * Points that the programme gives away.
   *
   * @param memberNumber to whom
   * @param occasion names the occasion, at most 154 characters; it has one bonus
   * @param points points to add, more than 0
   * @param day the day on which they take effect
   * @param expiresOn the last day on which they are valid, or null if they do not expire
   * @param reason why, for the member and the auditors
   */
  public record Bonus(
      String memberNumber,
      String occasion,
      long points,
      LocalDate day,
      LocalDate expiresOn,
      String reason) {}

  /**
   * A correction by hand.
   *
   * @param adjustmentId id under which it is made at most once
   * @param points points to add, or below 0 to take
   * @param reason why, for the member and the auditors
   */
  public record Adjustment(String adjustmentId, long points, String reason) {

    boolean isSameAs(String memberNumber, LedgerEntry entry) {
      return entry.getMemberNumber().equals(memberNumber)
          && entry.getPoints() == points
          && Objects.equals(entry.getReason(), reason);
    }
  }
}
