package io.tierflow.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.problem.InvalidInputAnswer;
import io.tierflow.problem.NotFoundAnswer;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Other people's second factors over HTTP, for admins. */
@RestController
@Tag(name = "Users")
class SecondFactorController {

  private final SecondFactorResets resets;

  SecondFactorController(SecondFactorResets resets) {
    this.resets = resets;
  }

  @DeleteMapping("/api/users/{userId}/second-factor")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @InvalidInputAnswer
  @NotFoundAnswer("There is no user with this id.")
  @Operation(
      summary = "Removes a user's second factor, who has lost it",
      description = "The user's recovery codes, personal tokens and sessions end, too.")
  void reset(@PathVariable String userId, Principal admin) {
    resets.reset(userId, admin.getName());
  }
}
