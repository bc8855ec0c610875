package io.tierflow.member;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The form of a member number: an {@link io.tierflow.common.ExternalId} that can stand in an
 * address as it is.
 */
@Pattern(regexp = ProfileFormat.MEMBER_NUMBER, message = ProfileFormat.MEMBER_NUMBER_MESSAGE) @Constraint(validatedBy = {})
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MemberNumber {

  /**
   * Not used: the form has a message of its own.
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
