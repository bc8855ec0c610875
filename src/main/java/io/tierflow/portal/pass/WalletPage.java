package io.tierflow.portal.pass;

import io.tierflow.portal.PortalAddress;
import io.tierflow.portal.SignedInMember;
import io.tierflow.portal.pass.WalletPassService.ShownPass;
import io.tierflow.web.NotFoundException;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The ways by which members take their cards into their phones' wallets. */
@Controller
class WalletPage {

  private final ApplePasses apple;
  private final GoogleCards google;
  private final WalletPassService passes;
  private final GoogleCardService googleCards;

  WalletPage(
      ApplePasses apple,
      GoogleCards google,
      WalletPassService passes,
      GoogleCardService googleCards) {
    this.apple = apple;
    this.google = google;
    this.passes = passes;
    this.googleCards = googleCards;
  }

  @GetMapping(PortalAddress.APPLE_PASS)
  ResponseEntity<byte[]> applePass(@AuthenticationPrincipal SignedInMember me) {
    if (!apple.isOffered()) {
      throw new NotFoundException("There are no passes for Apple Wallet here.");
    }
    ShownPass shown = passes.open(me.memberNumber(), Wallet.APPLE);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(ApplePasses.MEDIA_TYPE))
        .cacheControl(CacheControl.noStore())
        .lastModified(shown.pass().changedAt())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("card.pkpass").build().toString())
        .body(apple.file(shown.pass(), shown.content()));
  }

  @GetMapping(PortalAddress.GOOGLE_CARD)
  ResponseEntity<Void> googleCard(@AuthenticationPrincipal SignedInMember me) {
    if (!google.isOffered()) {
      throw new NotFoundException("There are no cards for Google Wallet here.");
    }
    URI next =
        googleCards.save(me.memberNumber()).orElse(URI.create(PortalAddress.CARD + "?unavailable"));
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(next).build();
  }
}
