package io.tierflow.common;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The one rule for ids that others give: 1 to 64 visible ASCII characters without blanks, told
 * apart by case. What databases compare in different ways, such as blanks at the end, is in none.
 */
@Pattern(
    regexp = "[!-~]{1,64}",
    message = "must have 1 to 64 visible ASCII characters, without spaces")
@Pattern(
    regexp = "(?![0-9]([.,][0-9]+)?[Ee][+][0-9]+$)[\\s\\S]*",
    message =
        "must be the id itself, not what a spreadsheet makes of a long number, such as 1.00201E+17")
@Constraint(validatedBy = {})
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ExternalId {

  /**
   * Not used: each part of the rule has a message of its own.
   *
   * @return nothing
   */
  String message() default "";

  /**
   * Groups, as every constraint has them.
   *
   * @return none
   */
  Class<?>[] groups() default {};

  /**
   * Payload, as every constraint has it.
   *
   * @return none
   */
  Class<? extends Payload>[] payload() default {};
}
