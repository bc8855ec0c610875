package io.tierflow.benchmark;

import io.tierflow.benchmark.HandWrittenPolicy.Eligibility;
import io.tierflow.benchmark.HandWrittenPolicy.Terms;
import io.tierflow.benchmark.PageOfMembers.MemberAtHand;
import io.tierflow.benchmark.PageOfMembers.Pending;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Steps 1 to 12 for one member at hand, as somebody would write them without an engine. */
final class HandWrittenUpgrade {

  private static final String CODE_CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PageOfMembers page;
  private final HandWrittenRows rows;
  private final Month month;
  private final MemberAtHand member;
  private final String id = UUID.randomUUID().toString();
  private final LocalDateTime now =
      LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
  private final Set<String> reasons = new LinkedHashSet<>();
  private final Set<Terms> terms = new HashSet<>();

  HandWrittenUpgrade(PageOfMembers page, HandWrittenRows rows, Month month, MemberAtHand member) {
    this.page = page;
    this.rows = rows;
    this.month = month;
    this.member = member;
  }

  /** Adds the rows that the steps write. */
  void take() throws SQLException {
    LocalDate expiry = earn();
    long earned = Math.max(0, exactPoints() - member.booked);
    long added = book(earned, expiry);
    Eligibility reached =
        HandWrittenPolicy.eligibility(
            member.qualifyingPoints + earned, member.annualSpend, member.annualTransactions);
    String target = target(reached);
    if (target != null) {
      rise(target, reached, earned);
    }
    if (added > 0) {
      message(
          "points-alert:",
          "POINTS_ALERT",
          "SMS",
          "{\"balance\":\"%d\",\"points\":\"%d\"}".formatted(member.balance, added),
          member.phoneKnown,
          member.smsConsent);
    }
  }

  private LocalDate earn() {
    LocalDate expiry = null;
    for (Pending pending : member.pending) {
      if (pending.occurredAt().isBefore(month.earningStart())) {
        rows.missed.add(pending.transactionId());
        continue;
      }
      Terms by = HandWrittenPolicy.terms(pending.kind(), member.confirmedTier);
      BigDecimal share = by.share(pending.amount(), pending.refunded());
      LocalDate expires =
          pending.occurredAt().toLocalDate().plusMonths(HandWrittenPolicy.VALIDITY_MONTHS);
      rows.earned.add(
          share,
          by.rate(),
          by.multiplier(),
          by.fixedPoints(),
          HandWrittenPolicy.TABLE_VERSION,
          by.rule(),
          by.reason(),
          month.asOf(),
          id,
          expires,
          pending.transactionId());
      member.exactEarned = member.exactEarned.add(share);
      reasons.add(by.reason());
      terms.add(by);
      expiry = expiry == null || expires.isAfter(expiry) ? expires : expiry;
    }
    return expiry;
  }

  private long exactPoints() {
    return member.exactEarned.setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  /** Entry, lot and account; what was added to the balance. */
  private long book(long points, LocalDate expiry) {
    long repaid = Math.min(points, member.shortfall);
    if (points > 0) {
      int number = ++member.lastEntryNumber;
      member.balance += points;
      Terms common = terms.size() == 1 ? terms.iterator().next() : null;
      rows.entry.add(
          member.number,
          number,
          "EARN",
          points,
          0,
          member.balance,
          "earn:" + id,
          month.asOf(),
          now,
          expiry,
          common == null ? null : common.rate(),
          common == null ? null : common.multiplier(),
          HandWrittenPolicy.TABLE_VERSION,
          null,
          id,
          String.join(" ", reasons));
      rows.lot.add(member.number, number, points, points - repaid, expiry);
      member.booked += points;
      if (repaid > 0) {
        repay(repaid, number);
      }
    }
    if (!terms.isEmpty()) {
      rows.account.add(
          member.balance,
          member.shortfall,
          member.exactEarned,
          member.booked,
          member.lastEntryNumber,
          member.number);
    }
    return points - repaid;
  }

  private void repay(long repaid, int lot) {
    member.balance -= repaid;
    member.shortfall -= repaid;
    rows.entry.add(
        member.number,
        ++member.lastEntryNumber,
        "REVERSE",
        -repaid,
        -repaid,
        member.balance,
        "repay:" + id,
        month.asOf(),
        now,
        null,
        null,
        null,
        null,
        lot,
        id,
        "Repays points of earlier refunds that the balance did not cover.");
  }

  private String target(Eligibility reached) throws SQLException {
    String tier = reached.tier();
    if (member.underReview || !HandWrittenPolicy.isAbove(tier, member.confirmedTier)) {
      return null;
    }
    if (review(tier) == null || !page.isDeclinedLately(member.number, tier, month)) {
      return tier;
    }
    return HandWrittenPolicy.between(member.confirmedTier, tier).stream()
        .filter(lower -> review(lower) == null)
        .findFirst()
        .orElse(null);
  }

  private String review(String target) {
    return HandWrittenPolicy.reviewReason(target, member.annualSpend, member.accountType);
  }

  private void rise(String target, Eligibility reached, long earned) {
    String review = review(target);
    boolean confirmed = review == null;
    LocalDate decidedOn = confirmed ? month.asOf() : null;
    rows.member.add(
        target,
        confirmed ? "CONFIRMED" : "PROVISIONAL",
        confirmed ? target : member.confirmedTier,
        decidedOn,
        member.number);
    rows.change.add(
        id,
        member.number,
        member.confirmedTier,
        target,
        confirmed ? "CONFIRMED" : "PROVISIONAL",
        month.asOf(),
        decidedOn,
        now,
        id,
        HandWrittenPolicy.TABLE_VERSION,
        reached.rule(),
        inputs(earned),
        reached.reason(),
        review);
    reward(target, confirmed);
  }

  private String inputs(long earned) {
    return """
    {"accountType":"%s","agreement":%s,"annualSpend":%s,"annualTransactions":%d,\
    "currentTier":"%s","monthlySpend":%s,"pointsEarned":%d,"qualifyingPoints":%d}\
    """
        .formatted(
            member.accountType,
            member.agreement == null ? "null" : '"' + member.agreement + '"',
            member.annualSpend.doubleValue(),
            member.annualTransactions,
            member.confirmedTier,
            member.monthlySpend.doubleValue(),
            earned,
            member.qualifyingPoints + earned);
  }

  private void reward(String target, boolean confirmed) {
    String voucherId = UUID.randomUUID().toString();
    BigDecimal value = HandWrittenPolicy.voucher(target);
    LocalDate expiresOn = now.toLocalDate().plusDays(HandWrittenPolicy.VOUCHER_DAYS);
    boolean gift = HandWrittenPolicy.hasGift(target);
    rows.voucher.add(
        voucherId,
        code(),
        member.number,
        value,
        HandWrittenPolicy.VOUCHER_DAYS,
        confirmed ? "ISSUED" : "HELD",
        now,
        confirmed ? now.toLocalDate() : null,
        confirmed ? expiresOn : null,
        id,
        HandWrittenPolicy.TABLE_VERSION,
        HandWrittenPolicy.rewardRule(target),
        HandWrittenPolicy.rewardReason(target));
    if (gift) {
      rows.gift.add(
          id,
          member.number,
          HandWrittenPolicy.GIFT,
          HandWrittenPolicy.GIFT_COST,
          HandWrittenPolicy.GIFT_COST,
          HandWrittenPolicy.VOUCHER_DAYS,
          HandWrittenPolicy.TABLE_VERSION,
          HandWrittenPolicy.rewardRule(target),
          confirmed ? "PENDING" : "HELD",
          now);
    }
    if (confirmed) {
      message(
          "tier-upgrade:",
          "TIER_UPGRADE",
          "EMAIL",
          """
          {"currency":"USD","fromTier":"%s","tier":"%s","voucherAmount":"%s",\
          "voucherExpiresOn":"%s","voucherId":"%s"}\
          """
              .formatted(member.confirmedTier, target, value, expiresOn, voucherId),
          member.emailKnown,
          member.emailConsent);
    }
  }

  private void message(
      String keyStart,
      String kind,
      String channel,
      String parameters,
      boolean hasAddress,
      boolean consent) {
    String key = keyStart + id;
    String rejectionReason = !hasAddress ? "NO_ADDRESS" : consent ? null : "NO_CONSENT";
    rows.message.add(
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString(),
        key,
        member.number,
        id,
        kind,
        channel,
        parameters,
        rejectionReason == null ? "NOT_CONFIGURED" : "NOT_SENT",
        rejectionReason,
        now,
        now);
  }

  private static String code() {
    StringBuilder code = new StringBuilder();
    for (int position = 0; position < 16; position++) {
      if (position > 0 && position % 4 == 0) {
        code.append('-');
      }
      code.append(CODE_CHARACTERS.charAt(RANDOM.nextInt(CODE_CHARACTERS.length())));
    }
    return code.toString();
  }
}
