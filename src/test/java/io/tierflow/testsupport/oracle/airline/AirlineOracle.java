package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the rules give every member of an airline's programme, calculated from its files alone. The
 * tables are in {@link AirlinePolicy} once more. Members are taken in the order of their numbers,
 * their activities in the order of time and id: limits of promotions count in this order.
 */
public final class AirlineOracle {

  /** How many lines of a file are accepted, known already, and refused. */
  public record Counts(long accepted, long duplicate, long rejected) {}

  private final NavigableMap<String, Traveller> members = new TreeMap<>();
  private final Map<String, Activity> known = new HashMap<>();
  private final Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();
  private final PromotionUse promotions = new PromotionUse();

  /** Takes the members of a generated programme in, with their agreements. */
  public AirlineOracle(GeneratedAirline programme) {
    programme
        .agreementsOfMembers()
        .forEach(
            (number, held) ->
                members.put(
                    number, new Traveller(number, held, programme.agreements(), promotions)));
  }

  /** Takes in a file of rates. */
  public void rates(String csv) {
    csv.lines()
        .skip(1)
        .map(line -> line.split(","))
        .forEach(
            rate ->
                rates
                    .computeIfAbsent(rate[0], none -> new TreeMap<>())
                    .put(LocalDate.parse(rate[1]), new BigDecimal(rate[2])));
  }

  /** Takes in a file of transactions, line after line. */
  public Counts transactions(String csv, LocalDate today) {
    long accepted = 0;
    long duplicate = 0;
    long rejected = 0;
    for (String line : csv.lines().skip(1).toList()) {
      Row row = Row.of(line);
      if (known.containsKey(row.id())) {
        duplicate++;
      } else if (isTaken(row, line.split(",", -1)[3].isEmpty(), today)) {
        accepted++;
      } else {
        rejected++;
      }
    }
    return new Counts(accepted, duplicate, rejected);
  }

  private boolean isTaken(Row row, boolean withoutAmount, LocalDate today) {
    Traveller member = members.get(row.member());
    Activity activity =
        row.kind().equals("REFUND")
            ? refund(row, withoutAmount, known.get(row.refundOf()))
            : activity(row, withoutAmount, member);
    if (activity == null) {
      return false;
    }
    known.put(activity.id, activity);
    if (activity.isRefund()) {
      member.refund(activity, known.get(row.refundOf()), today);
    } else {
      member.activities.add(activity);
    }
    return true;
  }

  private static Activity refund(Row row, boolean withoutAmount, Activity of) {
    boolean fits =
        of != null
            && of.member.equals(row.member())
            && !of.isRefund()
            && AirlinePolicy.kind(of.kind).refundable()
            && !of.cancelled
            && !(withoutAmount && of.amount.signum() > 0)
            && of.currency.equals(row.currency())
            && row.amount().compareTo(of.given.subtract(of.refundedGiven)) <= 0;
    return fits ? Activity.refund(row, of) : null;
  }

  private Activity activity(Row row, boolean withoutAmount, Traveller member) {
    AirlinePolicy.Kind kind = AirlinePolicy.kind(row.kind());
    if (kind.amountRequired() && withoutAmount
        || !kind.amountAllowed() && row.amount().signum() != 0) {
      return null;
    }
    LocalDate day = day(row.at());
    if (kind.dailyLimit() != null
        && member.activities.stream()
                .filter(each -> each.kind.equals(row.kind()) && each.day().equals(day))
                .count()
            >= kind.dailyLimit()) {
      return null;
    }
    if (row.currency().equals(AirlinePolicy.CURRENCY)) {
      return new Activity(row, null);
    }
    Map.Entry<LocalDate, BigDecimal> rate =
        rates.getOrDefault(row.currency(), new TreeMap<>()).floorEntry(day);
    return rate == null ? null : new Activity(row, rate.getValue());
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, AirlinePolicy.ZONE);
  }

  /** Takes every member through a month's run. */
  public void run(LocalDate asOf) {
    members.values().forEach(member -> member.run(asOf));
  }

  /** What of a member's points can be spent on a day. */
  public long available(String member, LocalDate today) {
    return members.get(member).account.available(today);
  }

  /** A member spends points. */
  public void spend(String member, long points, LocalDate today) {
    members.get(member).account.spend(points, today);
  }

  /** What is past its last day expires. */
  public void expire(LocalDate today) {
    members.values().forEach(member -> member.account.expire(today));
  }

  /** Numbers of the members, in their order. */
  public List<String> members() {
    return List.copyOf(members.keySet());
  }

  /** Numbers of the members whose rise waits for a manager, in their order. */
  public List<String> underReview() {
    return members.values().stream()
        .filter(member -> member.proposed != null)
        .map(member -> member.number)
        .toList();
  }

  /** A manager approves a member's rise. */
  public void approve(String member) {
    members.get(member).approve();
  }

  /** All that the rules say by now, a line each. */
  public List<String> facts(LocalDate asOf) {
    List<String> facts = new ArrayList<>();
    members.values().forEach(member -> add(member, asOf, facts));
    promotions.counters().forEach((code, points) -> facts.add(Facts.counter(code, points)));
    return facts;
  }

  private static void add(Traveller member, LocalDate asOf, List<String> facts) {
    Account account = member.account;
    facts.add(
        Facts.account(
            member.number,
            account.balance,
            account.shortfall,
            account.exact,
            account.booked,
            account.exactQualifying,
            account.qualifyingBooked));
    facts.add(
        Facts.tier(
            member.number, member.proposed == null ? member.tier : member.proposed, member.tier));
    facts.add(
        Facts.figures(
            member.number,
            member.qualifying(asOf),
            member.monthlySpend(asOf),
            member.annualSpend(asOf),
            member.counted(asOf)));
    account.ledger.forEach(
        (entries, sums) -> facts.add(Facts.ledger(member.number, entries, sums)));
    member.activities.forEach(activity -> add(activity, facts));
  }

  private static void add(Activity activity, List<String> facts) {
    facts.add(
        Facts.transaction(
            activity.id,
            activity.earning,
            activity.amount,
            activity.refunded,
            activity.share,
            activity.qualifying));
    for (int place = 0; place < activity.awards.size(); place++) {
      Award award = activity.awards.get(place);
      facts.add(
          Facts.promotion(
              activity.id, place + 1, award.code, award.pointsLeft, award.qualifyingLeft));
    }
  }
}
