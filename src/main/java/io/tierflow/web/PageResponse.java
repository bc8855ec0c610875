package io.tierflow.web;

import java.util.List;
import java.util.function.Function;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;

/**
 * One page of a longer list.
 *
 * @param <T> what is listed
 * @param items the page's items
 * @param page number of the page, from 0
 * @param size how many items a full page has
 * @param total how many items there are on all pages
 */
public record PageResponse<T>(List<T> items, int page, int size, long total) {

  static final int MAX_SIZE = 200;
  static final int LAST_PAGE = 1_000_000;

  /**
   * Takes over what a repository found.
   *
   * @param found a page of a repository
   * @param <T> what is listed
   * @return the same page
   */
  public static <T> PageResponse<T> of(Page<T> found) {
    return new PageResponse<>(
        found.getContent(), found.getNumber(), found.getSize(), found.getTotalElements());
  }

  /**
   * The same page of something made of its items.
   *
   * @param mapping makes one of an item
   * @param <R> what it makes
   * @return the page
   */
  public <R> PageResponse<R> map(Function<? super T, ? extends R> mapping) {
    return new PageResponse<>(items.stream().<R>map(mapping).toList(), page, size, total);
  }

  /**
   * What to ask a repository for.
   *
   * @param page number of the page, from 0
   * @param size items per page, 1 to 200
   * @return the request, unsorted
   * @throws InvalidInputException if one of them is out of bounds
   */
  public static PageRequest request(int page, int size) {
    requireWithin("page", page, 0, LAST_PAGE);
    requireSize(size);
    return PageRequest.of(page, size);
  }

  /**
   * Requires that a page is neither empty nor too long.
   *
   * @param size items per page
   * @throws InvalidInputException if it is not from 1 to 200
   */
  public static void requireSize(int size) {
    requireWithin("size", size, 1, MAX_SIZE);
  }

  private static void requireWithin(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidInputException(
          field, "The %s must be a number from %d to %d.".formatted(field, least, most));
    }
  }
}
