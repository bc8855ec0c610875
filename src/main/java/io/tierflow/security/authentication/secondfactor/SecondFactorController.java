package io.tierflow.security.authentication.secondfactor;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.NotFoundApiResponse;
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

  private final SecondFactorResetService resets;

  SecondFactorController(SecondFactorResetService resets) {
    this.resets = resets;
  }

  @DeleteMapping("/api/users/{userId}/second-factor")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @InvalidInputApiResponse
  @NotFoundApiResponse("There is no user with this id.")
  @Operation(
      summary = "Remove the second factor of a user who has lost it",
      description = "The user's recovery codes, personal tokens and sessions end too.")
  void reset(@PathVariable String userId, Principal admin) {
    resets.reset(userId, admin.getName());
  }
}
