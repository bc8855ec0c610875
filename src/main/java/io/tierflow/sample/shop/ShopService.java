package io.tierflow.sample.shop;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.sample.members.SampleMembers;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** Sells to members and guests, and takes goods back; of what members do, it tells the API. */
@Service
@Profile("sample")
class ShopService {

  static final int MAX_PIECES = 9;

  private final ProductRange products;
  private final SampleMembers members;
  private final ShopOrders orders;
  private final ShopApi api;
  private final ProgrammeSettings settings;
  private final ProgrammeCalendar calendar;

  ShopService(
      ProductRange products,
      SampleMembers members,
      ShopOrders orders,
      ShopApi api,
      ProgrammeSettings settings,
      ProgrammeCalendar calendar) {
    this.products = products;
    this.members = members;
    this.orders = orders;
    this.api = api;
    this.settings = settings;
    this.calendar = calendar;
  }

  /**
   * Sells something.
   *
   * @param buyer a member's number; empty for a guest
   * @param product id of the product
   * @param pieces how many
   * @return the order
   * @throws InvalidInputException if there is no such product, or buyer, or number of pieces
   */
  ShopOrder buy(String buyer, String product, int pieces) {
    requireBuyer(buyer);
    requirePieces(pieces, MAX_PIECES);
    ShopOrder order =
        new ShopOrder(
            newId(),
            buyer.isEmpty() ? null : buyer,
            products.require(product),
            pieces,
            0,
            calendar.now(),
            List.of());
    ShopOrder placed = order.isGuests() ? order : order.with(api.record("Purchase", of(order)));
    orders.keep(placed);
    return placed;
  }

  /**
   * Takes pieces back. One return after the other, so that two of the same order never give back
   * more than was bought.
   *
   * @param orderId the order
   * @param pieces how many; 1 up to what is left
   * @return the order after that
   * @throws InvalidInputException if so many are not left
   * @throws io.tierflow.web.NotFoundException if there is no such order
   */
  synchronized ShopOrder takeBack(String orderId, int pieces) {
    ShopOrder order = orders.require(orderId);
    if (order.left() == 0) {
      throw new InvalidInputException(
          "pieces", "Nothing of this order can be returned; accepted: orders with pieces left.");
    }
    requirePieces(pieces, order.left());
    ShopOrder after = afterReturn(order, pieces);
    orders.keep(after);
    return after;
  }

  /**
   * Cancels an order: all of it that is left comes back.
   *
   * @param orderId the order
   * @return the order after that
   * @throws InvalidInputException if nothing is left
   * @throws io.tierflow.web.NotFoundException if there is no such order
   */
  synchronized ShopOrder cancel(String orderId) {
    return takeBack(orderId, Math.max(1, orders.require(orderId).left()));
  }

  private ShopOrder afterReturn(ShopOrder order, int pieces) {
    if (order.isGuests()) {
      return order.withReturned(pieces, null);
    }
    ApiCall call =
        api.record(
            pieces == order.left() ? "Return of all that was left" : "Return in part",
            refundOf(order, pieces));
    return call.isAccepted() ? order.withReturned(pieces, call) : order.with(call);
  }

  private Map<String, Object> of(ShopOrder order) {
    Map<String, Object> purchase =
        transaction(order.orderId(), order, order.product().kind(), order.amount());
    purchase.putAll(order.product().said(order.pieces()));
    return purchase;
  }

  private Map<String, Object> refundOf(ShopOrder order, int pieces) {
    Map<String, Object> refund =
        transaction(
            "%s-R%d".formatted(order.orderId(), order.calls().size()),
            order,
            "REFUND",
            order.product().price(pieces));
    refund.put("refundOf", order.orderId());
    return refund;
  }

  private Map<String, Object> transaction(
      String id, ShopOrder order, String kind, BigDecimal amount) {
    Map<String, Object> transaction = new LinkedHashMap<>();
    transaction.put("transactionId", id);
    transaction.put("memberNumber", order.memberNumber());
    transaction.put("kind", kind);
    transaction.put("amount", amount);
    transaction.put("currency", settings.currency().getCurrencyCode());
    transaction.put("occurredAt", calendar.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return transaction;
  }

  private void requireBuyer(String buyer) {
    if (!buyer.isEmpty() && !members.include(buyer)) {
      throw new InvalidInputException(
          "buyer", "The buyer is none of the sample's members; accepted: those, or a guest.");
    }
  }

  private static void requirePieces(int pieces, int most) {
    if (pieces < 1 || pieces > most) {
      throw new InvalidInputException(
          "pieces", "The number of pieces is %d; accepted: 1 to %d.".formatted(pieces, most));
    }
  }

  private static String newId() {
    return "SHOP-"
        + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
  }
}
