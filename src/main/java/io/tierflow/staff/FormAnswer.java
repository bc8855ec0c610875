package io.tierflow.staff;

import io.tierflow.web.ConflictException;
import io.tierflow.web.ForbiddenException;
import io.tierflow.web.InvalidInputException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/**
 * Answers a form. What can't be done is said in one sentence above the form, which is shown again
 * with what was typed.
 */
final class FormAnswer {

  static final String TYPED = "typed";

  private FormAnswer() {}

  /**
   * Does what a form asks for.
   *
   * @param input what was typed
   * @param model gets what the form shows again
   * @param response gets the status of a refusal
   * @param done does it, and says where to go
   * @param form prepares the form once more, and says which one it is
   * @return the view
   */
  static String of(
      FormInput input,
      Model model,
      HttpServletResponse response,
      Supplier<String> done,
      Supplier<String> form) {
    try {
      return done.get();
    } catch (InvalidInputException invalid) {
      model.addAttribute("wrongField", invalid.field());
      return refused(HttpStatus.BAD_REQUEST, invalid, input, model, response, form);
    } catch (ForbiddenException forbidden) {
      return refused(HttpStatus.FORBIDDEN, forbidden, input, model, response, form);
    } catch (ConflictException conflict) {
      return refused(HttpStatus.CONFLICT, conflict, input, model, response, form);
    }
  }

  private static String refused(
      HttpStatus status,
      RuntimeException cause,
      FormInput input,
      Model model,
      HttpServletResponse response,
      Supplier<String> form) {
    response.setStatus(status.value());
    String view = form.get();
    model.addAttribute(TYPED, input.typed());
    model.addAttribute("problem", cause.getMessage());
    return view;
  }
}
