package io.tierflow.testsupport.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at pages as people with all kinds of eyes and screens do: in light and dark, on a phone and
 * a wide screen, with everything folded and unfolded. What is wrong is collected, so that one run
 * tells all of it.
 */
public final class Looks {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

  private static final int HEIGHT = 900;
  private static final int NARROWEST = 360;
  private static final int PHONE = 390;
  private static final int WIDE = 1440;

  private final List<String> findings = new ArrayList<>();

  /**
   * Looks at a page that a window shows.
   *
   * @param window the window
   * @param name what the page is called when something is wrong with it
   */
  public void check(Window window, String name) {
    Page page = window.page();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : new int[] {WIDE, PHONE}) {
        page.setViewportSize(width, HEIGHT);
        // Folded is what a reader finds, unfolded is what else there is.
        unfold(page, width == PHONE);
        analyze(page, "%s, %s, %d px".formatted(name, scheme, width));
        notSideways(page, name, width);
        // Two of the four looks show what people are to judge.
        if ((width == PHONE) == (scheme == ColorScheme.DARK)) {
          window.picture("look%s-%d".formatted(name.replaceAll("[^\\w.]+", "-"), width));
        }
      }
    }
    page.setViewportSize(NARROWEST, HEIGHT);
    notSideways(page, name, NARROWEST);
    // Pages that refuse something are looked at on purpose.
    window.forget("status of 4");
    unfold(page, false);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(WIDE, HEIGHT);
  }

  /** What was wrong with the pages. */
  public List<String> findings() {
    return findings;
  }

  /** Mails that a page shows in a frame are no pages, and bring colors of their own. */
  private static AxeBuilder axe(Page page) {
    return new AxeBuilder(page).withTags(RULES).exclude("iframe");
  }

  private void analyze(Page page, String name) {
    for (Rule rule : axe(page).analyze().getViolations()) {
      rule.getNodes()
          .forEach(
              node ->
                  findings.add(
                      "%s: %s at %s (%s)"
                          .formatted(
                              name, rule.getId(), node.getTarget(), node.getFailureSummary())));
    }
  }

  private void notSideways(Page page, String name, int width) {
    Object scrolled = page.evaluate("document.documentElement.scrollWidth");
    if ((Integer) scrolled > width) {
      findings.add("%s: scrolls sideways at %d px, to %s px".formatted(name, width, scrolled));
    }
  }

  private static void unfold(Page page, boolean open) {
    page.evaluate(
        "open => document.querySelectorAll('main details').forEach(d => { d.open = open; })", open);
  }
}
