package io.tierflow.sample.shop;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.sample.members.SampleMembers;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The shop's pages. */
@Controller
@Hidden
@Profile("sample")
class ShopPages {

  private static final String SHOP = "/sample-shop";
  private static final String ORDERS = SHOP + "/orders";
  private static final String ORDER = ORDERS + "/{orderId}";

  private final ShopService shop;
  private final ShopOrders orders;
  private final ProductRange products;
  private final SampleMembers members;
  private final MessageSettings messages;
  private final Prices prices;

  ShopPages(
      ShopService shop,
      ShopOrders orders,
      ProductRange products,
      SampleMembers members,
      MessageSettings messages,
      ProgrammeSettings settings) {
    this.shop = shop;
    this.orders = orders;
    this.products = products;
    this.members = members;
    this.messages = messages;
    this.prices = new Prices(settings.currency().getCurrencyCode());
  }

  @ModelAttribute("programme")
  String programme() {
    return messages.programmeName();
  }

  @ModelAttribute("prices")
  Prices prices() {
    return prices;
  }

  @GetMapping(SHOP)
  String shop(@RequestParam(defaultValue = "") String buyer, Model model) {
    model.addAttribute("buyer", buyer);
    model.addAttribute("members", members.active());
    model.addAttribute("products", products.all());
    model.addAttribute("orders", orders.newestFirst());
    model.addAttribute("capacity", ShopOrders.CAPACITY);
    model.addAttribute("maxPieces", ShopService.MAX_PIECES);
    return "sample/shop";
  }

  @PostMapping(ORDERS)
  String buy(
      @RequestParam(defaultValue = "") String buyer,
      @RequestParam(defaultValue = "") String product,
      @RequestParam(defaultValue = "1") int pieces) {
    return pageOf(shop.buy(buyer, product, pieces));
  }

  @GetMapping(ORDER)
  String order(@PathVariable String orderId, Model model) {
    model.addAttribute("order", orders.require(orderId));
    return "sample/order";
  }

  @PostMapping(ORDER + "/returns")
  String takeBack(@PathVariable String orderId, @RequestParam(defaultValue = "1") int pieces) {
    return pageOf(shop.takeBack(orderId, pieces));
  }

  @PostMapping(ORDER + "/cancellation")
  String cancel(@PathVariable String orderId) {
    return pageOf(shop.cancel(orderId));
  }

  private static String pageOf(ShopOrder order) {
    return "redirect:" + ORDERS + "/" + order.orderId();
  }

  /**
   * Writes prices.
   *
   * @param currency the programme's
   */
  record Prices(String currency) {

    public String of(BigDecimal amount) {
      return String.format(Locale.ENGLISH, "%,.2f %s", amount, currency);
    }
  }
}
