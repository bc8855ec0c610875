package io.tierflow.staff;

import io.tierflow.staff.MemberOrder.By;
import io.tierflow.staff.MemberOrder.Direction;
import io.tierflow.staff.MemberOrder.Place;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/**
 * The ways from a list of members: to its other pages, into another order, out as a file.
 *
 * @param parameters of the list's own address
 * @param order the list's order
 */
record MemberLinks(Map<String, String> parameters, MemberOrder order) {

  static final String AFTER = "after";
  static final String BEFORE = "before";

  private static final Set<String> KEPT =
      Set.of(
          MemberCriteria.QUERY,
          "tier",
          "status",
          "accountType",
          "underReview",
          "pointsFrom",
          "pointsTo",
          "activeFrom",
          "activeTo");

  /** The page behind a place. */
  public String after(Place place) {
    return "/members" + address(order, AFTER, place.toString());
  }

  /** The page before a place. */
  public String before(Place place) {
    return "/members" + address(order, BEFORE, place.toString());
  }

  /** The list in another order, or in the same one from its other end. */
  public String by(String column) {
    return "/members" + address(order.toggled(By.valueOf(column)), null, null);
  }

  /** What the column's heading says of the order to who hears the page. */
  public String sorted(String column) {
    if (order.by() != By.valueOf(column)) {
      return null;
    }
    return order.descending() ? "descending" : "ascending";
  }

  /** The whole list as a file. */
  public String file() {
    return "/members.csv" + address(MemberOrder.BY_NUMBER, null, null);
  }

  private String address(MemberOrder sorted, String place, String value) {
    Map<String, String> asked = new TreeMap<>();
    parameters.forEach(
        (name, text) -> {
          if (KEPT.contains(name) && !text.isBlank()) {
            asked.put(name, text);
          }
        });
    if (sorted.by() != By.NUMBER) {
      asked.put("sort", sorted.by().name());
      asked.put("direction", (sorted.descending() ? Direction.DESC : Direction.ASC).name());
    }
    if (place != null) {
      asked.put(place, value);
    }
    return asked.isEmpty()
        ? ""
        : asked.entrySet().stream()
            .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encode(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }
}
