package io.tierflow.portal.card;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a phone reads before it installs the portal, as the W3C's Web Application Manifest has it.
 *
 * @param id by what the phone knows the app again
 * @param name what the app is called
 * @param shortName what stands below its icon
 * @param lang language of the names
 * @param startUrl the page that the app opens with
 * @param scope what the addresses of the app's pages begin with
 * @param display how the app is framed
 * @param themeColor color of the window around it
 * @param backgroundColor color that is shown while it starts
 * @param icons its pictures
 */
record AppManifest(
    String id,
    String name,
    @JsonProperty("short_name") String shortName,
    String lang,
    @JsonProperty("start_url") String startUrl,
    String scope,
    String display,
    @JsonProperty("theme_color") String themeColor,
    @JsonProperty("background_color") String backgroundColor,
    List<Icon> icons) {

  /**
   * A picture of the app.
   *
   * @param src its address
   * @param sizes width and height, such as 192x192
   * @param type its media type
   * @param purpose any, or maskable for one that a phone may cut into its own shape
   */
  record Icon(String src, String sizes, String type, String purpose) {

    static Icon png(String address, int size, String purpose) {
      return new Icon(address, "%1$dx%1$d".formatted(size), "image/png", purpose);
    }
  }
}
