package io.tierflow.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.notification.consent.PreferenceService;
import io.tierflow.notification.consent.Preferences;
import io.tierflow.web.ConflictApiResponse;
import io.tierflow.web.InvalidInputApiResponse;
import jakarta.validation.Valid;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What members want to be told, over HTTP. */
@RestController
@RequestMapping("/api/me/preferences")
@Tag(name = "Members' own data")
class MyPreferencesController {

  private final PreferenceService preferences;

  MyPreferencesController(PreferenceService preferences) {
    this.preferences = preferences;
  }

  @GetMapping
  @Operation(summary = "My message preferences, and what I can choose from")
  MyPreferences preferences(@Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me) {
    return new MyPreferences(
        preferences.of(me.memberNumber()), preferences.offeredTo(me.memberNumber()));
  }

  @PutMapping
  @ApiResponse(responseCode = "200", description = "What is chosen now.")
  @Operation(summary = "Change my message preferences")
  @InvalidInputApiResponse
  @ConflictApiResponse("The member was changed since the preferences were read.")
  MyPreferences choose(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      @Valid @RequestBody Preferences wanted) {
    preferences.change(me.memberNumber(), wanted);
    return preferences(me);
  }
}
