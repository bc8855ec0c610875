package io.tierflow.portal;

import io.tierflow.reward.catalog.RewardCatalog;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the bar of links on members' pages asks for. */
@Component
class PortalNavigation {

  private final RewardCatalog rewards;

  PortalNavigation(RewardCatalog rewards) {
    this.rewards = rewards;
  }

  /**
   * Whether a link leads to the page that is shown, for {@code aria-current}.
   *
   * @param path where the link leads
   * @return {@code page}; {@code true} for the page above the one shown; null for any other
   */
  public String current(String path) {
    String shown = path();
    if (shown.equals(path)) {
      return "page";
    }
    return !path.equals(PortalAddress.HOME) && shown.startsWith(path + "/") ? "true" : null;
  }

  /**
   * Whether members can have anything for points.
   *
   * @return false without a catalogue
   */
  public boolean offersRewards() {
    return rewards.isOpen();
  }

  private static String path() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
        ? call.getRequest().getServletPath()
        : "";
  }
}
