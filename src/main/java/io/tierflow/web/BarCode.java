package io.tierflow.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;

/**
 * A bar code (Code 128) as a page draws it, one module high.
 *
 * @param width of the code in modules, with the white margins that readers need
 * @param path its bars, as the path of an SVG
 */
public record BarCode(int width, String path) {

  private static final int MARGIN = 10;

  /**
   * Draws a text.
   *
   * @param text what the code says, in ASCII
   * @return the code
   */
  public static BarCode of(String text) {
    // Without room for more, the writer makes each module one wide, and adds no margin.
    BitMatrix bars = new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1);
    int first = bars.getTopLeftOnBit()[0];
    int last = bars.getBottomRightOnBit()[0];
    StringBuilder path = new StringBuilder();
    for (int x = first; x <= last; x++) {
      if (bars.get(x, 0)) {
        path.append("M%d 0h1v1h-1z".formatted(x - first + MARGIN));
      }
    }
    return new BarCode(last - first + 1 + 2 * MARGIN, path.toString());
  }
}
