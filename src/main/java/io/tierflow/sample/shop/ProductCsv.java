package io.tierflow.sample.shop;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tierflow.policy.ActivityKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the file {@code products.csv} of a sample programme. */
final class ProductCsv {

  private static final String ATTRIBUTES = "attributes.";
  private static final Set<String> DETAILS = Set.of("category", "channel", "partner");
  private static final Set<String> OTHERS =
      Set.of("product", "name", "description", "kind", "price", "quantity");

  private static final Predicate<String> ID =
      Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*").asMatchPredicate();
  private static final Predicate<String> PRICE =
      Pattern.compile("\\d{1,6}\\.\\d{2}").asMatchPredicate();
  private static final Predicate<String> QUANTITY = Pattern.compile("\\d{1,5}").asMatchPredicate();

  private ProductCsv() {}

  /**
   * Reads products.
   *
   * @param file the file's text
   * @return the products, in the order of the file
   * @throws IllegalStateException if a line can't be read, with what is accepted
   */
  static List<Product> read(String file) {
    try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file)) {
      return lines.stream().map(ProductCsv::product).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Product product(NamedCsvRecord line) {
    Map<String, String> details = new LinkedHashMap<>();
    Map<String, String> attributes = new LinkedHashMap<>();
    line.getFieldsAsMap().forEach((column, value) -> put(line, column, value, details, attributes));
    String quantity = line.findField("quantity").orElse("");
    return new Product(
        field(line, "product", ID, "lower-case words with hyphens between them"),
        line.getField("name"),
        line.getField("description"),
        field(line, "kind", ActivityKind::isCode, "a kind of transaction such as PURCHASE"),
        new BigDecimal(field(line, "price", PRICE, "an amount with two decimals such as 24.90")),
        quantity.isEmpty()
            ? null
            : new BigDecimal(field(line, "quantity", QUANTITY, "a whole number, or nothing")),
        details,
        attributes);
  }

  private static void put(
      NamedCsvRecord line,
      String column,
      String value,
      Map<String, String> details,
      Map<String, String> attributes) {
    if (column.startsWith(ATTRIBUTES)) {
      putIfGiven(attributes, column.substring(ATTRIBUTES.length()), value);
    } else if (DETAILS.contains(column)) {
      putIfGiven(details, column, value);
    } else if (!OTHERS.contains(column)) {
      throw wrong(
          line,
          "column " + column,
          "product, name, description, kind, price, quantity, category, channel, partner and"
              + " attributes.*");
    }
  }

  private static void putIfGiven(Map<String, String> values, String name, String value) {
    if (!value.isEmpty()) {
      values.put(name, value);
    }
  }

  private static String field(
      NamedCsvRecord line, String column, Predicate<String> form, String acceptedValues) {
    String value = line.getField(column);
    if (!form.test(value)) {
      throw wrong(line, "%s \"%s\"".formatted(column, value), acceptedValues);
    }
    return value;
  }

  private static IllegalStateException wrong(NamedCsvRecord line, String what, String accepted) {
    return new IllegalStateException(
        "The file products.csv, line %d, has the %s; accepted: %s."
            .formatted(line.getStartingLineNumber(), what, accepted));
  }
}
