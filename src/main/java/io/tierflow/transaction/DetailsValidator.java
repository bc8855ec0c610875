package io.tierflow.transaction;

import io.tierflow.common.PlainText;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What the details of a transaction must fulfil to be recorded. */
@Component
class DetailsValidator {

  static final int MAX_TEXT = 64;

  private static final int MAX_ATTRIBUTES = 20;
  private static final int MAX_VALUE = 128;
  private static final int DECIMALS = 2;
  private static final BigDecimal HIGHEST_QUANTITY = new BigDecimal("999999.99");
  private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]{0,31}");

  void check(NewTransaction transaction) {
    checkText("category", transaction.category(), MAX_TEXT);
    checkText("channel", transaction.channel(), MAX_TEXT);
    checkText("location", transaction.location(), MAX_TEXT);
    checkText("partner", transaction.partner(), MAX_TEXT);
    checkQuantity(transaction.quantity());
    checkAttributes(transaction.attributes());
  }

  private static void checkText(String field, String text, int most) {
    if (text == null) {
      return;
    }
    if (text.isEmpty() || text.length() > most) {
      throw new InvalidInputException(
          field, "The field %s must have 1 to %d characters.".formatted(field, most));
    }
    PlainText.refusalOnOneLine(text)
        .ifPresent(
            refusal -> {
              throw new InvalidInputException(field, "The field %s %s.".formatted(field, refusal));
            });
  }

  /** The scale comes first: a number such as 1e999999999 must not be written out. */
  private static void checkQuantity(BigDecimal quantity) {
    if (quantity != null
        && (quantity.scale() > DECIMALS
            || quantity.scale() < -HIGHEST_QUANTITY.precision()
            || quantity.signum() < 0
            || quantity.compareTo(HIGHEST_QUANTITY) > 0)) {
      throw new InvalidInputException(
          "quantity",
          "The quantity must be a number from 0 to 999,999.99, with at most %d decimals."
              .formatted(DECIMALS));
    }
  }

  private static void checkAttributes(Map<String, String> attributes) {
    if (attributes.size() > MAX_ATTRIBUTES) {
      throw new InvalidInputException(
          "attributes",
          "There are %d attributes; accepted: at most %d."
              .formatted(attributes.size(), MAX_ATTRIBUTES));
    }
    attributes.forEach(
        (key, value) -> {
          if (!KEY.matcher(key).matches()) {
            throw new InvalidInputException(
                "attributes",
                "The key of an attribute must be 1 to 32 letters and digits that begin with a small letter, such as cabin or fareClass.");
          }
          checkText("attributes." + key, value, MAX_VALUE);
        });
  }
}
