package io.tierflow.portal.card;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.portal.SignedInMember;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Members' cards over HTTP. No call names a member. */
@RestController
@RequestMapping("/api/me/card")
@Tag(name = "Members' own data")
class MyCardController {

  private final CardService cards;

  MyCardController(CardService cards) {
    this.cards = cards;
  }

  @GetMapping
  @Operation(
      summary = "My card: number, name, tier and points to spend",
      description = "Show `memberNumber` as a QR code or as a bar code (Code 128).")
  MemberCard card(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      @Parameter(hidden = true) Locale language) {
    return cards.card(me.memberNumber(), language);
  }
}
