package io.tierflow.sample.shop;

import io.tierflow.sample.UnusableSampleException;
import io.tierflow.web.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The products of the chosen sample programme; none if it has no file of them. */
@Component
@Profile("sample")
class ProductRange {

  private final Map<String, Product> products = new LinkedHashMap<>();

  ProductRange(@Value("${tierflow.sample}") String programme) throws IOException {
    ClassPathResource file = new ClassPathResource("sample/%s/products.csv".formatted(programme));
    if (file.exists()) {
      read(programme, file.getContentAsString(StandardCharsets.UTF_8))
          .forEach(product -> products.put(product.id(), product));
    }
  }

  static List<Product> read(String programme, String file) {
    try {
      return ProductCsv.read(file);
    } catch (IllegalStateException wrong) {
      throw UnusableSampleException.unread(programme, wrong.getMessage());
    }
  }

  List<Product> all() {
    return List.copyOf(products.values());
  }

  /**
   * A product by its id.
   *
   * @throws InvalidInputException if there is none
   */
  Product require(String id) {
    return Optional.ofNullable(products.get(id))
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "product",
                    "The shop has no product \"%s\"; accepted: %s."
                        .formatted(id, String.join(", ", products.keySet()))));
  }
}
