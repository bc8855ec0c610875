package io.tierflow.web.brand;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The light and the dark look of pages: the surfaces on which the brand's color is read. A test
 * holds that they are those of tierflow.css.
 */
enum Theme {
  LIGHT("#faf9f7", "#ffffff", "#fdf1dc", 0.12),
  DARK("#15191b", "#1d2326", "#3a2e1a", 0.2);

  /** What WCAG 2.2 asks of text, level AA. */
  static final double LEAST_CONTRAST = 4.5;

  private static final double STEP = 0.05;

  private final Color paper;
  private final Color card;
  private final Color warningSoft;
  private final double softShare;

  Theme(String paper, String card, String warningSoft, double softShare) {
    this.paper = Color.of(paper);
    this.card = Color.of(card);
    this.warningSoft = Color.of(warningSoft);
    this.softShare = softShare;
  }

  Color paper() {
    return paper;
  }

  Color card() {
    return card;
  }

  Color warningSoft() {
    return warningSoft;
  }

  /** The brand's own surface, such as that of a badge. */
  Color soft(Color accent) {
    return accent.over(card, softShare);
  }

  /** The surfaces on which a color is read, of buttons the other way round. */
  Set<Color> surfaces(Color accent) {
    Set<Color> surfaces = new LinkedHashSet<>();
    surfaces.add(card);
    surfaces.add(paper);
    surfaces.add(warningSoft);
    surfaces.add(soft(accent));
    return surfaces;
  }

  /** Whether a color can be read on each surface. */
  boolean isReadable(Color accent) {
    return surfaces(accent).stream()
        .allMatch(surface -> accent.contrast(surface) >= LEAST_CONTRAST);
  }

  /** The color itself, or as much lighter as the surfaces need. */
  Color lightened(Color color) {
    Color lighter = color;
    for (double share = 1; !isReadable(lighter) && share > 0; share -= STEP) {
      lighter = color.over(Color.WHITE, share);
    }
    return lighter;
  }
}
