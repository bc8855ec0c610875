package io.tierflow.portal.card;

import io.tierflow.common.Digests;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.portal.SignedInMember;
import io.tierflow.web.brand.Brand;
import java.time.Instant;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What members' pages tell the app that shows them. */
@Component
class PortalApp {

  /** Tierflow's own, if the brand has none. */
  private static final String OWN_COLOR = "#14625a";

  private final Brand brand;
  private final ProgrammeCalendar calendar;

  PortalApp(Brand brand, ProgrammeCalendar calendar) {
    this.brand = brand;
    this.calendar = calendar;
  }

  /**
   * Whose a page is, so that a device keeps nothing of one member while another one uses it.
   *
   * @return a digest of the member number, or null if nobody has signed in
   */
  public String owner() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && who.getPrincipal() instanceof SignedInMember member
        ? Digests.sha256Hex(member.memberNumber())
        : null;
  }

  /**
   * When a page was made.
   *
   * @return now
   */
  public Instant now() {
    return calendar.now();
  }

  /**
   * The color of the window around the app, which is the brand's.
   *
   * @return {@code #rrggbb}
   */
  public String themeColor() {
    return brand.color(OWN_COLOR);
  }
}
