package io.tierflow.staff;

import io.tierflow.web.InvalidInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import org.springframework.stereotype.Component;

/** Holds forms to the constraints that the API's bodies declare. */
@Component
class FormConstraints {

  private final Validator validator;

  FormConstraints(Validator validator) {
    this.validator = validator;
  }

  /**
   * Checks what was typed.
   *
   * @param body what the API would be sent
   * @return the same
   * @throws InvalidInputException if it breaks a constraint, of several for the first field
   */
  <B> B checked(B body) {
    validator.validate(body).stream()
        .min(Comparator.comparing(broken -> broken.getPropertyPath().toString()))
        .ifPresent(FormConstraints::refuse);
    return body;
  }

  private static void refuse(ConstraintViolation<?> broken) {
    String field = broken.getPropertyPath().toString();
    throw new InvalidInputException(
        field, "%s %s.".formatted(FormInput.label(field), broken.getMessage()));
  }
}
