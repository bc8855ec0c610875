package io.tierflow.member;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phone number in the forms that all ways of writing it lead to: with its country, as {@code
 * +4930123456}, and within it, as {@code 30123456}. Blanks, dashes, dots, slashes and parentheses
 * do not count, nor does the zero that is dialled within a country, be it written in parentheses
 * behind the country's code.
 */
final class PhoneSpelling {

  /**
   * Country codes as the ITU assigns them (E.164): none is the beginning of another, so that the
   * first digits say where they end.
   */
  private static final Pattern COUNTRY =
      Pattern.compile(
          "(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9][0-9]{2})([0-9]+)");

  private static final Pattern TRUNK = Pattern.compile("\\(\\s*0\\s*\\)");
  private static final Pattern FILLING = Pattern.compile("[\\s\\p{Z}\\p{Pd}()./\\\\-]+");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,}");

  /** How a call to another country begins, in most countries and in North America. */
  private static final Pattern ABROAD = Pattern.compile("^(00|011)(?=[1-9])");

  private PhoneSpelling() {}

  /**
   * By which forms a member is found.
   *
   * @param phone the member's number in E.164 form
   * @return with the country and within it
   */
  static Set<String> forms(String phone) {
    String number = FILLING.matcher(phone).replaceAll("");
    Set<String> forms = new LinkedHashSet<>();
    forms.add(number);
    String within = withinCountry(number);
    if (!within.isEmpty()) {
      forms.add(within);
    }
    return forms;
  }

  /**
   * What a search may mean.
   *
   * @param query what somebody typed
   * @return forms of which one must be met; none if it is no phone number
   */
  static Set<String> sought(String query) {
    String number = FILLING.matcher(TRUNK.matcher(query).replaceAll("")).replaceAll("");
    Set<String> sought = new LinkedHashSet<>();
    if (!NUMBER.matcher(number).matches()) {
      return sought;
    }
    Matcher abroad = ABROAD.matcher(number);
    if (number.startsWith("+")) {
      sought.add(number);
      sought.add(withoutTrunk(number));
    } else if (abroad.find()) {
      String called = "+" + number.substring(abroad.end());
      sought.add(called);
      sought.add(withoutTrunk(called));
      sought.add(national(number));
    } else if (number.startsWith("0")) {
      sought.add(national(number));
    } else {
      sought.add("+" + number);
      sought.add(number);
    }
    sought.removeIf(String::isEmpty);
    return sought;
  }

  /** Such as +49030123456, which somebody made of 030 and the country's code. */
  private static String withoutTrunk(String number) {
    Matcher country = COUNTRY.matcher(number.substring(1));
    return country.matches() && country.group(2).startsWith("0")
        ? "+" + country.group(1) + national(country.group(2))
        : number;
  }

  private static String withinCountry(String number) {
    Matcher country = COUNTRY.matcher(number.startsWith("+") ? number.substring(1) : number);
    return number.startsWith("+") && country.matches() ? national(country.group(2)) : "";
  }

  private static String national(String number) {
    return number.replaceFirst("^0+", "");
  }
}
