package io.tierflow.web.brand;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * The brand's logo, read once.
 *
 * @param type image/png or image/jpeg
 * @param image the image
 */
public record BrandLogo(MediaType type, byte[] image) {

  private static final String SETTING = "tierflow.brand.logo";
  private static final int MAX_BYTES = 50_000;

  static BrandLogo read(Resource logo) {
    MediaType type =
        MediaTypeFactory.getMediaType(logo)
            .filter(
                found -> found.equals(MediaType.IMAGE_PNG) || found.equals(MediaType.IMAGE_JPEG))
            .orElseThrow(
                () ->
                    new UnusableBrandException(
                        SETTING
                            + " names no image that pages and mails can show; accepted: a PNG or JPEG"
                            + " file such as file:/etc/tierflow/logo.png."));
    try (InputStream content = logo.getInputStream()) {
      byte[] image = content.readNBytes(MAX_BYTES + 1);
      if (image.length > MAX_BYTES) {
        throw new UnusableBrandException(
            SETTING + " names an image that is too large for a phone; accepted: at most 50 kB.");
      }
      return new BrandLogo(type, image);
    } catch (IOException unreadable) {
      throw new UnusableBrandException(
          SETTING
              + " names a file that can't be read; accepted: a PNG or JPEG file such as"
              + " file:/etc/tierflow/logo.png.");
    }
  }
}
