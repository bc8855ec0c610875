package io.tierflow.sample.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.sample.UnusableSampleException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The goods of the sample programmes. */
class ProductCsvTest {

  private static final Path OWN_KINDS = Path.of("dmn/activity-kinds.dmn");

  static List<Path> programmes() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("sample"))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("programmes")
  void everyProgrammeSellsGoodsOfKindsThatItsTableKnows(Path programme) throws IOException {
    Path kinds = programme.resolve("activity-kinds.dmn");
    String table = Files.readString(Files.exists(kinds) ? kinds : OWN_KINDS);

    List<Product> products = ProductCsv.read(Files.readString(programme.resolve("products.csv")));

    assertThat(products).hasSizeBetween(5, 9).doesNotHaveDuplicates();
    assertThat(products.stream().map(Product::id)).doesNotHaveDuplicates();
    assertThat(products)
        .allSatisfy(
            product -> {
              assertThat(table).contains("\"%s\"".formatted(product.kind()));
              assertThat(product.price()).isPositive();
              assertThat(product.name()).isNotBlank();
              assertThat(product.description()).endsWith(".");
            });
  }

  @Test
  void aPurchaseOfSeveralPiecesSaysWhatTheyAreTogether() throws IOException {
    Product first =
        ProductCsv.read(Files.readString(Path.of("sample/airline/products.csv"))).stream()
            .filter(product -> product.id().equals("singapore-first"))
            .findFirst()
            .orElseThrow();

    assertThat(first.price(2)).isEqualByComparingTo("12800.00");
    assertThat(first.said(2))
        .isEqualTo(
            Map.of(
                "category",
                "ASIA",
                "quantity",
                new BigDecimal("12800"),
                "attributes",
                Map.of("cabin", "FIRST")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Tea set|PURCHASE|64.50||product "Tea set"|lower-case words with hyphens between them
          tea-set|Purchase|64.50||kind "Purchase"|a kind of transaction such as PURCHASE
          tea-set|PURCHASE|64.5||price "64.5"|an amount with two decimals such as 24.90
          tea-set|PURCHASE|64.50|two|quantity "two"|a whole number, or nothing
          """)
  void aLineThatCantBeReadSaysWhatIsAccepted(
      String id, String kind, String price, String quantity, String wrong, String accepted) {
    String file =
        "product,name,description,kind,price,quantity\n%s,Tea set,Stoneware.,%s,%s,%s\n"
            .formatted(id, kind, price, quantity == null ? "" : quantity);

    assertThatThrownBy(() -> ProductCsv.read(file))
        .hasMessage(
            "The file products.csv, line 2, has the %s; accepted: %s.".formatted(wrong, accepted));
  }

  @Test
  void aKindIsWrittenAsTheTableOfKindsHasIt() {
    String file = "product,name,description,kind,price\nlane,Lane,One hour.,GAME_2,9.00\n";

    assertThat(ProductCsv.read(file).get(0).kind()).isEqualTo("GAME_2");
  }

  @Test
  void aColumnThatNothingReadsIsRefused() {
    String file = "product,name,description,kind,price,colour\ntea,Tea,Green.,PURCHASE,1.00,red\n";

    assertThatThrownBy(() -> ProductCsv.read(file))
        .hasMessageStartingWith("The file products.csv, line 2, has the column colour; accepted: ");
  }

  @Test
  void aProgrammeWhoseProductsCantBeReadDoesNotStart() {
    assertThatThrownBy(
            () -> ProductRange.read("cinema", "product,name,description,kind,price\nT,,,,\n"))
        .isInstanceOf(UnusableSampleException.class)
        .hasMessageStartingWith(
            "The sample programme \"cinema\" can't be loaded. The file products.csv, line 2, has the"
                + " product \"T\"; accepted: ");
  }
}
