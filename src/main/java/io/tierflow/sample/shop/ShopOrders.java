package io.tierflow.sample.shop;

import io.tierflow.web.NotFoundException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The shop's newest orders, in memory: the points they earned are in the ledger for good. */
@Component
@Profile("sample")
class ShopOrders {

  static final int CAPACITY = 100;

  private final Map<String, ShopOrder> orders = new LinkedHashMap<>();

  /** Keeps an order, in place of what was known of it. */
  synchronized void keep(ShopOrder order) {
    orders.put(order.orderId(), order);
    if (orders.size() > CAPACITY) {
      orders.remove(orders.keySet().iterator().next());
    }
  }

  synchronized List<ShopOrder> newestFirst() {
    List<ShopOrder> all = new ArrayList<>(orders.values());
    Collections.reverse(all);
    return all;
  }

  /**
   * An order.
   *
   * @throws NotFoundException if it is not known, or no longer
   */
  synchronized ShopOrder require(String orderId) {
    return Optional.ofNullable(orders.get(orderId))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no such order: the shop keeps the newest %d until Tierflow stops."
                        .formatted(CAPACITY)));
  }
}
