package io.tierflow.web;

import io.tierflow.common.ValueFormat;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.PageRequest;
import org.springframework.web.util.UriUtils;

/**
 * Which page of each list an address asks for: {@code ?ledger=2} is the third page of the ledger
 * and the first of every other list.
 *
 * @param parameters the address' parameters
 */
public record PageParameters(Map<String, String> parameters) {

  private static final int SIZE = 20;

  /**
   * Looks up the page of a list that is asked for.
   *
   * @param list name of the list: its parameter and its anchor on the page
   * @param lookup finds a page
   * @param <T> what is listed
   * @return the page with the ways to its neighbours, which leave the other lists where they are
   * @throws InvalidInputException if the address asks for a page that can't be
   */
  public <T> PagedView<T> listing(String list, Function<PageRequest, PageResponse<T>> lookup) {
    int number = number(list);
    PageResponse<T> page = lookup.apply(PageResponse.request(number, SIZE));
    boolean hasOlder = (number + 1L) * SIZE < page.total();
    return new PagedView<>(
        page,
        number > 0 ? address(list, number - 1) : null,
        hasOlder ? address(list, number + 1) : null);
  }

  private int number(String list) {
    try {
      return ValueFormat.SMALL.read(parameters.getOrDefault(list, "0"));
    } catch (IllegalArgumentException notANumber) {
      throw new InvalidInputException(
          list, "The parameter %s must be the number of a page, from 0.".formatted(list));
    }
  }

  private String address(String list, int number) {
    Map<String, String> asked = new TreeMap<>(parameters);
    asked.put(list, String.valueOf(number));
    return asked.entrySet().stream()
        .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
        .collect(Collectors.joining("&", "?", "#" + list));
  }

  private static String encode(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }
}
