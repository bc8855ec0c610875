package io.tierflow.web.brand;

import io.tierflow.common.Digests;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What pages and mails look like. Tierflow does not start with a color that people with weak eyes
 * can't read on the surfaces on which it stands.
 */
@Component
public class Brand {

  /** Tierflow's own look. */
  public static final Brand NONE = new Brand(BrandSettings.NONE);

  private static final String COLOR = "tierflow.brand.color";
  private static final String COLOR_DARK = "tierflow.brand.color-dark";
  private static final double FIRST_TINT = 0.5;
  private static final double STEP = 0.05;
  private static final int VERSION_LENGTH = 8;

  private final Color light;
  private final Color dark;
  private final BrandLogo logo;

  @Autowired
  Brand(BrandSettings settings) {
    this.light = settings.color() == null ? null : read(COLOR, settings.color(), Theme.LIGHT);
    if (light == null && settings.colorDark() != null) {
      throw new UnusableBrandException(
          "%s is set without %s; accepted: both, or none.".formatted(COLOR_DARK, COLOR));
    }
    this.dark =
        settings.colorDark() == null
            ? light == null ? null : Theme.DARK.lightened(light)
            : read(COLOR_DARK, settings.colorDark(), Theme.DARK);
    this.logo = settings.logo() == null ? null : BrandLogo.read(settings.logo());
  }

  private static Color read(String setting, String text, Theme theme) {
    Color color =
        Color.read(text)
            .orElseThrow(
                () ->
                    new UnusableBrandException(
                        "%s is no color; accepted: six hexadecimal digits such as #14625a."
                            .formatted(setting)));
    theme.surfaces(color).stream()
        .filter(surface -> color.contrast(surface) < Theme.LEAST_CONTRAST)
        .findFirst()
        .ifPresent(
            surface -> {
              throw new UnusableBrandException(unreadable(setting, color, surface, theme));
            });
    return color;
  }

  private static String unreadable(String setting, Color color, Color surface, Theme theme) {
    return "%s is %s, which has a contrast of %.2f to 1 on %s; accepted: a color with at least %.1f to 1 on each of %s."
        .formatted(
            setting,
            color,
            // A ratio that is too low is not rounded up to the least that is accepted.
            Math.floor(color.contrast(surface) * 100) / 100,
            surface,
            Theme.LEAST_CONTRAST,
            theme.surfaces(color).stream().map(Color::toString).collect(Collectors.joining(", ")));
  }

  /**
   * Whether pages have a color of their own.
   *
   * @return false for Tierflow's own
   */
  public boolean isColored() {
    return light != null;
  }

  /**
   * Whether there is a logo.
   *
   * @return false if the name stands in its place
   */
  public boolean hasLogo() {
    return logo != null;
  }

  /**
   * The logo.
   *
   * @return the image, or null
   */
  public BrandLogo logo() {
    return logo;
  }

  /**
   * The properties of the look that the brand replaces.
   *
   * @return a stylesheet that follows tierflow.css; without rules if there is no color
   */
  public String stylesheet() {
    return isColored()
        ? """
        :root {
          --accent: %s;
          --accent-soft: %s;
        }

        @media (prefers-color-scheme: dark) {
          :root {
            --accent: %s;
            --accent-soft: %s;
          }
        }
        """
            .formatted(light, Theme.LIGHT.soft(light), dark, Theme.DARK.soft(dark))
        : "/* Tierflow's own colors. */\n";
  }

  /**
   * What tells one stylesheet or logo from the next one, for browsers that keep them.
   *
   * @return a few characters
   */
  public String version() {
    String content = stylesheet() + (logo == null ? "" : Arrays.hashCode(logo.image()));
    return Digests.sha256Hex(content).substring(0, VERSION_LENGTH).toLowerCase(Locale.ROOT);
  }

  /**
   * The color of the programme's mails, and of the window around its app.
   *
   * @param own Tierflow's own
   * @return the brand's, on which white can be read; Tierflow's own without one
   */
  public String color(String own) {
    return isColored() ? light.toString() : own;
  }

  /**
   * A light tint of the color of mails, for words and lines on it.
   *
   * @param own Tierflow's own
   * @return the brand's, which can be read on its color; Tierflow's own without one
   */
  public String mailTint(String own) {
    if (!isColored()) {
      return own;
    }
    for (double share = FIRST_TINT; share > 0; share -= STEP) {
      Color tint = light.over(Color.WHITE, share);
      if (tint.contrast(light) >= Theme.LEAST_CONTRAST) {
        return tint.toString();
      }
    }
    return Color.WHITE.toString();
  }
}
