package io.tierflow.sample.shop;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the shop sells.
 *
 * @param id names it in forms
 * @param name what customers call it
 * @param description one sentence about it
 * @param kind the kind of transaction that its purchase is
 * @param price of one piece, in the programme's currency
 * @param quantity how much one piece counts as, such as miles or nights, or null
 * @param details category, channel and partner, as far as it has them
 * @param attributes what else its purchase says of itself
 */
record Product(
    String id,
    String name,
    String description,
    String kind,
    BigDecimal price,
    BigDecimal quantity,
    Map<String, String> details,
    Map<String, String> attributes) {

  /** Keeps the order of the file. */
  Product {
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  BigDecimal price(int pieces) {
    return price.multiply(BigDecimal.valueOf(pieces));
  }

  /** What a purchase of some pieces says beside amount and time. */
  Map<String, Object> said(int pieces) {
    Map<String, Object> said = new LinkedHashMap<>(details);
    if (quantity != null) {
      said.put("quantity", quantity.multiply(BigDecimal.valueOf(pieces)));
    }
    if (!attributes.isEmpty()) {
      said.put("attributes", attributes);
    }
    return said;
  }
}
