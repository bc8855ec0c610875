package io.tierflow.portal.profile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.portal.SignedInMember;
import io.tierflow.web.ConflictApiResponse;
import io.tierflow.web.InvalidInputApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who members are, over HTTP. No call names a member. */
@RestController
@RequestMapping("/api/me")
@Tag(name = "Members' own data")
class MyProfileController {

  private final ProfileService profiles;

  MyProfileController(ProfileService profiles) {
    this.profiles = profiles;
  }

  @GetMapping("/profile")
  @Operation(summary = "My profile, and what of it I can change")
  MyProfile profile(@Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me) {
    return profiles.of(me.memberNumber());
  }

  @PutMapping("/profile")
  @ApiResponse(responseCode = "200", description = "The profile as it is now.")
  @Operation(
      summary = "Change my profile",
      description =
          "Fields that are missing are removed, except name and e-mail address. Fields that are"
              + " not editable stay. A new e-mail address gets a link, and holds once that is"
              + " used.")
  @InvalidInputApiResponse
  @ConflictApiResponse("The e-mail address was changed too often within the hour.")
  MyProfile change(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      @RequestBody ProfileEdit wanted) {
    return profiles.change(me.memberNumber(), wanted);
  }

  @PostMapping("/closure")
  @ApiResponse(responseCode = "200", description = "What ended with the membership.")
  @Operation(
      summary = "End my membership",
      description = "Points and vouchers are lost. What is recorded of it stays.")
  @InvalidInputApiResponse
  MyClosure close(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      @Valid @RequestBody Confirmation confirmation) {
    return profiles.close(me.memberNumber());
  }

  /**
   * That it is meant.
   *
   * @param confirmed true
   */
  record Confirmation(
      @NotNull @AssertTrue(message = "must be true, since it can't be undone") Boolean confirmed) {}
}
