package io.tierflow.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.PageResponse;
import java.util.Locale;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything that moved a member's own points, tier or vouchers, over HTTP. */
@RestController
@Tag(name = "Members' own data")
class MyActivityController {

  private final MyActivity activity;

  MyActivityController(MyActivity activity) {
    this.activity = activity;
  }

  @GetMapping("/api/me/activity")
  @Operation(summary = "Everything that moved my points, tier or vouchers, newest first")
  @ApiResponse(responseCode = "200", description = "A page of entries.")
  @InvalidInputApiResponse
  PageResponse<MyActivityEntry> activity(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      @RequestParam(required = false) ActivitySource kind,
      PageRequest page,
      @Parameter(hidden = true) Locale language) {
    return activity.entries(me, kind, page, language);
  }
}
