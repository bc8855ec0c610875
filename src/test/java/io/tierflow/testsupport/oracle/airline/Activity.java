package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Something a member did, or a refund of it. */
final class Activity {

  final String id;
  final String member;
  final String kind;
  final Instant instant;
  final LocalDateTime at;
  final String category;
  final BigDecimal quantity;
  final String cabin;
  final String currency;
  final BigDecimal given;
  final BigDecimal rate;
  final BigDecimal amount;
  final BigDecimal spend;
  final List<Award> awards = new ArrayList<>();
  BigDecimal refundedGiven = BigDecimal.ZERO;
  BigDecimal refunded = BigDecimal.ZERO;
  boolean cancelled;
  String earning;
  Terms terms;
  BigDecimal netThen;
  Part base;
  Part baseQualifying;
  BigDecimal share;
  BigDecimal qualifying;
  LocalDate earnedOn;
  Lot lot;

  /** A line of the file, converted at a rate; null for the programme's currency. */
  Activity(Row row, BigDecimal rate) {
    this(row, rate, money(row.amount(), rate), null);
  }

  private Activity(Row row, BigDecimal rate, BigDecimal amount, Activity refundOf) {
    this.id = row.id();
    this.member = row.member();
    this.kind = row.kind();
    this.instant = row.at();
    this.at = LocalDateTime.ofInstant(row.at(), AirlinePolicy.ZONE);
    this.category = row.category();
    this.quantity = row.quantity();
    this.cabin = row.cabin();
    this.currency = row.currency();
    this.given = row.amount();
    this.rate = rate;
    this.amount = amount;
    if (refundOf == null) {
      this.spend = AirlinePolicy.kind(kind).spend() ? amount : BigDecimal.ZERO;
      this.earning = "PENDING";
    } else {
      this.spend = refundOf.spend.signum() == 0 ? BigDecimal.ZERO : amount.negate();
      this.earning = "NEVER";
    }
  }

  /** A refund: parts are worth the difference of two sums, at the rate of what they take back. */
  static Activity refund(Row row, Activity refunded) {
    BigDecimal before = money(refunded.refundedGiven, refunded.rate);
    BigDecimal after = money(refunded.refundedGiven.add(row.amount()), refunded.rate);
    return new Activity(row, refunded.rate, after.subtract(before), refunded);
  }

  private static BigDecimal money(BigDecimal amount, BigDecimal rate) {
    return (rate == null ? amount : amount.multiply(rate)).setScale(2, RoundingMode.HALF_UP);
  }

  LocalDate day() {
    return at.toLocalDate();
  }

  boolean isWithin(LocalDate from, LocalDate to) {
    return !day().isBefore(from) && !day().isAfter(to);
  }

  boolean isRefund() {
    return kind.equals("REFUND");
  }

  boolean isOfMiles(int miles) {
    return quantity != null && quantity.compareTo(BigDecimal.valueOf(miles)) >= 0;
  }

  BigDecimal net() {
    return amount.subtract(refunded);
  }

  boolean isGone() {
    return cancelled || amount.signum() > 0 && net().signum() == 0;
  }

  boolean isCounted() {
    return !isRefund() && AirlinePolicy.kind(kind).counted() && !isGone();
  }

  void earn(Terms under, List<Award> promotions, LocalDate day) {
    earnedOn = day;
    terms = under;
    earning = "EARNED";
    netThen = net();
    base = isGone() ? Part.NONE : under.points(netThen);
    baseQualifying = isGone() ? Part.NONE : under.qualifying(netThen);
    awards.addAll(promotions);
    share = base.total();
    qualifying = baseQualifying.total();
    addAwards();
  }

  void takeBack(Activity refund) {
    cancelled |= amount.signum() == 0;
    refundedGiven = refundedGiven.add(refund.given);
    refunded = refunded.add(refund.amount);
    if (!earning.equals("EARNED")) {
      return;
    }
    if (isGone()) {
      awards.forEach(Award::cancel);
      share = BigDecimal.ZERO;
      qualifying = BigDecimal.ZERO;
    } else {
      awards.forEach(award -> award.shrink(netThen, net()));
      share = base.left(netThen, net());
      qualifying = baseQualifying.left(netThen, net());
      addAwards();
    }
  }

  private void addAwards() {
    for (Award award : awards) {
      share = share.add(award.pointsLeft);
      qualifying = qualifying.add(award.qualifyingLeft);
    }
  }
}
