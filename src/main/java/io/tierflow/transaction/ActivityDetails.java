package io.tierflow.transaction;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a transaction says of itself beside kind and amount. Whatever is not told is null.
 *
 * @param category what it was about, such as a group of goods
 * @param channel the way by which it came, such as a shop or an app
 * @param location where it happened
 * @param partner with whom, if not with the programme itself
 * @param quantity how much of it, such as nights or segments; without zeros at its end
 * @param attributes further texts by their keys, in the keys' order; none if they were erased
 */
@Embeddable
// Not updatable: an erasure must not be undone by whoever changes another column of the row.
public record ActivityDetails(
    @Column(updatable = false) String category,
    @Column(updatable = false) String channel,
    @Column(updatable = false) String location,
    @Column(updatable = false) String partner,
    @Column(updatable = false) BigDecimal quantity,
    @Column(updatable = false) @Convert(converter = AttributesConverter.class)
        Map<String, String> attributes) {

  static final ActivityDetails NONE = new ActivityDetails(null, null, null, null, null, null);

  /** Orders the attributes, and writes the quantity as people do. */
  public ActivityDetails {
    quantity = quantity == null ? null : plain(quantity);
    attributes =
        attributes == null || attributes.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * What was told, for people.
   *
   * @return such as {@code Groceries}, {@code × 2}, {@code cabin: FIRST}
   */
  public List<String> texts() {
    List<String> texts =
        new ArrayList<>(
            Stream.of(category, channel, location, partner).filter(Objects::nonNull).toList());
    if (quantity != null) {
      texts.add("×\u00a0" + quantity.toPlainString());
    }
    attributes.forEach((key, value) -> texts.add("%s: %s".formatted(key, value)));
    return texts;
  }
}
