package io.tierflow.portal;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A time zone to choose, as people look for it: by the part of the world and the city.
 *
 * @param id the zone, such as America/New_York
 * @param city its city, such as New York
 */
record CityZone(String id, String city) {

  private static final Set<String> PARTS_OF_THE_WORLD =
      Set.of(
          "Africa",
          "America",
          "Antarctica",
          "Asia",
          "Atlantic",
          "Australia",
          "Europe",
          "Indian",
          "Pacific");

  /** The zones of each part of the world, both in alphabetical order. */
  static final Map<String, List<CityZone>> BY_REGION =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> PARTS_OF_THE_WORLD.contains(regionOf(id)))
          .sorted()
          .map(id -> new CityZone(id, cityOf(id)))
          .collect(
              Collectors.groupingBy(
                  zone -> regionOf(zone.id()), TreeMap::new, Collectors.toUnmodifiableList()));

  private static String regionOf(String id) {
    return id.replaceFirst("/.*", "");
  }

  private static String cityOf(String id) {
    return id.substring(id.indexOf('/') + 1).replace('_', ' ').replace("/", ", ");
  }
}
