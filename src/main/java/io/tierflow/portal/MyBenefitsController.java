package io.tierflow.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The programme's terms for whoever has signed in, over HTTP. */
@RestController
@Tag(name = "Members' own data")
class MyBenefitsController {

  private final TermsReader terms;

  MyBenefitsController(TermsReader terms) {
    this.terms = terms;
  }

  @GetMapping("/api/me/benefits")
  @Operation(summary = "What each tier brings me, how I earn it, and what my activities earn")
  MyBenefits benefits(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      @Parameter(hidden = true) Locale language) {
    return terms.read(me, language);
  }
}
