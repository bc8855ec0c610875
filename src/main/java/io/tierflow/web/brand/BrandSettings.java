package io.tierflow.web.brand;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * The look of a programme of one's own, below {@code tierflow.brand.*}. Its name is {@code
 * tierflow.message.programme-name}.
 *
 * @param color of links, buttons and mails, such as #14625a, or null for Tierflow's own
 * @param colorDark the same on dark pages, or null for the color as much lighter as it needs to be
 * @param logo image at the head of pages and mails, PNG or JPEG, such as
 *     file:/etc/tierflow/logo.png, or null for the name
 */
@ConfigurationProperties("tierflow.brand")
record BrandSettings(String color, String colorDark, Resource logo) {

  static final BrandSettings NONE = new BrandSettings(null, null, null);

  /** Takes blank values for none, as an environment may hold variables without a value. */
  BrandSettings {
    color = given(color);
    colorDark = given(colorDark);
  }

  private static String given(String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
