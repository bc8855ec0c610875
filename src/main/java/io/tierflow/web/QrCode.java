package io.tierflow.web;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as a page draws it.
 *
 * @param size of the square, with the white margin that readers need
 * @param path its dark modules, as the path of an SVG
 */
public record QrCode(int size, String path) {

  private static final int MARGIN = 4;

  /**
   * Draws a text.
   *
   * @param text what the code says
   * @return the code
   */
  public static QrCode of(String text) {
    try {
      ByteMatrix matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < matrix.getHeight(); y++) {
        for (int x = 0; x < matrix.getWidth(); x++) {
          if (matrix.get(x, y) == 1) {
            path.append("M%d %dh1v1h-1z".formatted(x + MARGIN, y + MARGIN));
          }
        }
      }
      return new QrCode(matrix.getWidth() + 2 * MARGIN, path.toString());
    } catch (WriterException tooLong) {
      throw new IllegalStateException("The text does not fit into a QR code.", tooLong);
    }
  }
}
