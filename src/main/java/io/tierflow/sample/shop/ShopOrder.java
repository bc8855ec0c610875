package io.tierflow.sample.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * An order.
 *
 * @param orderId its id, by which the API knows the purchase as well
 * @param memberNumber who bought; null for a guest
 * @param product what
 * @param pieces how many
 * @param returned how many of them have come back
 * @param boughtAt when
 * @param calls what the shop has told the API of it, the newest first
 */
record ShopOrder(
    String orderId,
    String memberNumber,
    Product product,
    int pieces,
    int returned,
    Instant boughtAt,
    List<ApiCall> calls) {

  /** Where an order stands. */
  enum State {
    BOUGHT("Bought"),
    PARTLY_RETURNED("Returned in part"),
    RETURNED("Returned"),
    REFUSED("Refused");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public boolean isGuests() {
    return memberNumber == null;
  }

  public State state() {
    if (!isGuests() && !calls.get(calls.size() - 1).isAccepted()) {
      return State.REFUSED;
    }
    if (returned == 0) {
      return State.BOUGHT;
    }
    return returned == pieces ? State.RETURNED : State.PARTLY_RETURNED;
  }

  /** Whether the API has refused the latest that it was told of the order. */
  public boolean isLastCallRefused() {
    return !calls.isEmpty() && !calls.get(0).isAccepted();
  }

  /** How many pieces can still come back. */
  public int left() {
    return state() == State.REFUSED ? 0 : pieces - returned;
  }

  /** What was paid. */
  public BigDecimal amount() {
    return product.price(pieces);
  }

  /** The same, with one more call. */
  ShopOrder with(ApiCall call) {
    return with(returned, call);
  }

  /** The same, after pieces have come back. */
  ShopOrder withReturned(int more, ApiCall call) {
    return with(returned + more, call);
  }

  private ShopOrder with(int nowReturned, ApiCall call) {
    List<ApiCall> all =
        call == null ? calls : Stream.concat(Stream.of(call), calls.stream()).toList();
    return new ShopOrder(orderId, memberNumber, product, pieces, nowReturned, boughtAt, all);
  }
}
