package io.tierflow.member;

import io.tierflow.common.Blanks;
import java.util.regex.Pattern;

/** What the fields of a profile must look like, and how that is told. */
final class ProfileFormat {

  /** No control characters, no line separators, no half characters. */
  static final String ONE_LINE = "[^\\p{Cc}\\p{Cs}\\x{2028}\\x{2029}]*";

  static final String ONE_LINE_MESSAGE = "must be on one line, without control characters";

  static final String MEMBER_NUMBER = "(?!\\.+$)[A-Za-z0-9._-]{1,64}";
  static final String MEMBER_NUMBER_MESSAGE =
      "must have 1 to 64 letters, digits, dots, underscores or hyphens, and not dots alone";

  static final String EMAIL =
      "(?=.{1,254}$)(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
          + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]";
  static final String EMAIL_MESSAGE = "must be an e-mail address such as ada@example.com";
  static final int EMAIL_LENGTH = 254;

  static final String PHONE = "\\+[1-9][0-9]{6,14}";
  static final String PHONE_MESSAGE = "must be a phone number in E.164 form such as +12025550001";

  static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z]{2,4})?";
  static final String LANGUAGE_MESSAGE = "must be an ISO 639 language code such as en";

  static final String DEFAULT_LANGUAGE = "en";

  static final String REQUIRED_MESSAGE = "must not be blank";
  static final String LENGTH_MESSAGE = "must have at most {max} characters";
  static final int NAME_LENGTH = 200;
  static final int ADDRESS_LENGTH = 500;
  static final int AGREEMENT_LENGTH = 64;

  private static final Pattern NUMBER = Pattern.compile(MEMBER_NUMBER);

  private ProfileFormat() {}

  static String blankToNull(String text) {
    String stripped = text == null ? "" : Blanks.strip(text);
    return stripped.isEmpty() ? null : stripped;
  }

  static boolean isMemberNumber(String text) {
    return NUMBER.matcher(text).matches();
  }
}
