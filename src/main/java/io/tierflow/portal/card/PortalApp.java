package io.tierflow.portal.card;

import io.tierflow.common.Digests;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.portal.SignedInMember;
import java.time.Instant;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What members' pages tell the app that shows them. */
@Component
class PortalApp {

  private final AppSettings settings;
  private final ProgrammeCalendar calendar;

  PortalApp(AppSettings settings, ProgrammeCalendar calendar) {
    this.settings = settings;
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
   * The colour of the window around the app.
   *
   * @return {@code #rrggbb}
   */
  public String themeColor() {
    return settings.themeColor();
  }
}
