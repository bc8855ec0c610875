package io.tierflow.portal.friends;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.portal.SignedInMember;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom members have brought in, over HTTP. No call names a member. */
@RestController
@RequestMapping("/api/me/referrals")
@Tag(name = "Members' own data")
class MyReferralsController {

  private final ReferralService referrals;

  MyReferralsController(ReferralService referrals) {
    this.referrals = referrals;
  }

  @GetMapping
  @Operation(
      summary = "My code for friends, who came with it, and what that brought",
      description = "The names are those of friends who agreed to it.")
  MyReferrals referrals(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me, PageRequest page) {
    return referrals.of(me.memberNumber(), page);
  }
}
