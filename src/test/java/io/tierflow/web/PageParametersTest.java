package io.tierflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.domain.PageRequest;

class PageParametersTest {

  @Test
  void aListShowsItsFirstPageUnlessAnotherIsAskedFor() {
    PagedView<Integer> ledger = listing(Map.of("vouchers", "3"), 45);

    assertThat(ledger.page().page()).isZero();
    assertThat(ledger.first()).isEqualTo(1);
    assertThat(ledger.last()).isEqualTo(20);
    assertThat(ledger.newer()).isNull();
    assertThat(ledger.older()).isEqualTo("?ledger=1&vouchers=3#ledger");
  }

  @Test
  void theLastPageHasNoOlderOne() {
    PagedView<Integer> ledger = listing(Map.of("ledger", "2"), 45);

    assertThat(ledger.first()).isEqualTo(41);
    assertThat(ledger.last()).isEqualTo(45);
    assertThat(ledger.newer()).isEqualTo("?ledger=1#ledger");
    assertThat(ledger.older()).isNull();
  }

  @Test
  void aListThatFillsItsPageHasNoOlderOne() {
    assertThat(listing(Map.of(), 20).older()).isNull();
  }

  @Test
  void theWaysKeepWhatElseIsAskedFor() {
    assertThat(listing(Map.of("query", "a&b = {c}"), 21).older())
        .isEqualTo("?ledger=1&query=a%26b%20%3D%20%7Bc%7D#ledger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "two", "", "99999999999", "1000001"})
  void aPageThatCannotBeIsRefused(String asked) {
    assertThatThrownBy(() -> listing(Map.of("ledger", asked), 45))
        .isInstanceOf(InvalidInputException.class);
  }

  private static PagedView<Integer> listing(Map<String, String> parameters, int total) {
    return new PageParameters(parameters).listing("ledger", request -> page(request, total));
  }

  private static PageResponse<Integer> page(PageRequest request, int total) {
    List<Integer> items =
        IntStream.range(0, total)
            .boxed()
            .skip(request.getOffset())
            .limit(request.getPageSize())
            .toList();
    return new PageResponse<>(items, request.getPageNumber(), request.getPageSize(), total);
  }
}
