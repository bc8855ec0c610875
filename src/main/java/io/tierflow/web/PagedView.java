package io.tierflow.web;

/**
 * A page of a list, with the ways to its neighbours.
 *
 * @param <T> what is listed
 * @param page the page
 * @param newer address of the page before it, or null on the first one
 * @param older address of the page after it, or null on the last one
 */
public record PagedView<T>(PageResponse<T> page, String newer, String older) {

  /** Where on the whole list the page's first item stands, from 1. */
  public long first() {
    return (long) page.page() * page.size() + 1;
  }

  /** Where on the whole list the page's last item stands, from 1. */
  public long last() {
    return first() + page.items().size() - 1;
  }
}
