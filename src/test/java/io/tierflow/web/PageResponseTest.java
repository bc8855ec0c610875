package io.tierflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.domain.PageImpl;

/** Lists are shown in pages. */
class PageResponseTest {

  @Test
  void aPageKeepsItsPlaceAmongAll() {
    PageResponse<Integer> page =
        PageResponse.of(new PageImpl<>(List.of("five", "six"), PageResponse.request(2, 2), 6))
            .map(String::length);

    assertThat(page).isEqualTo(new PageResponse<>(List.of(4, 3), 2, 2, 6));
  }

  @ParameterizedTest
  @CsvSource({"-1, 50, page", "1000001, 50, page", "0, 0, size", "0, 201, size"})
  void whatIsOutOfBoundsIsRefusedByName(int page, int size, String field) {
    assertThatThrownBy(() -> PageResponse.request(page, size))
        .isInstanceOfSatisfying(
            InvalidInputException.class, refused -> assertThat(refused.field()).isEqualTo(field))
        .hasMessageContaining("from");
  }
}
