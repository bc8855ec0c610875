package io.tierflow.member;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose birthday a day is, found by keyed hashes: nobody's day of birth is decrypted for it. */
@Service
public class Birthdays {

  private static final MonthDay DAY_BEFORE = MonthDay.of(2, 28);
  private static final LocalDate LEAP_DAY = LocalDate.of(2000, 2, 29);

  private final MemberLookup lookup;

  Birthdays(MemberLookup lookup) {
    this.lookup = lookup;
  }

  /**
   * Whether a day is the birthday of somebody. Who was born on 29 February has it on 28 February in
   * other years.
   *
   * @param born day of birth, or null if it is not known
   * @param day the day
   * @return true if so
   */
  public static boolean isOn(LocalDate born, LocalDate day) {
    if (born == null) {
      return false;
    }
    MonthDay birthday = MonthDay.from(born);
    return birthday.equals(MonthDay.from(day)) || birthday.atYear(day.getYear()).equals(day);
  }

  /**
   * Finds those whose birthday it is. Who was born on 29 February has it on 28 February in other
   * years.
   *
   * @param day the day
   * @param memberNumbers among whom, at least one
   * @return numbers of those whose birthday it is
   */
  @Transactional(readOnly = true)
  public Set<String> on(LocalDate day, Collection<String> memberNumbers) {
    List<LocalDate> days = new ArrayList<>(List.of(day));
    if (!day.isLeapYear() && DAY_BEFORE.equals(MonthDay.from(day))) {
      days.add(LEAP_DAY);
    }
    return new HashSet<>(lookup.bornOn(memberNumbers, days));
  }
}
