package io.tierflow.member;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** By what of a person a member is found, and in which form it is compared. */
enum LookupField {
  EMAIL {
    @Override
    List<String> values(String text) {
      return List.of(text.strip().toLowerCase(Locale.ROOT));
    }
  },
  PHONE {
    @Override
    List<String> values(String text) {
      return List.of(text.replaceAll("[\\s()./-]", ""));
    }
  },
  NAME {
    /** Its words, without accents, in lower case. */
    @Override
    List<String> values(String text) {
      String plain =
          Normalizer.normalize(text, Normalizer.Form.NFKD)
              .replaceAll("\\p{M}+", "")
              .toLowerCase(Locale.ROOT);
      return Arrays.stream(plain.split("[^\\p{L}\\p{N}\\p{So}]+"))
          .filter(word -> !word.isEmpty())
          .distinct()
          .toList();
    }
  },
  /** Month and day, for who congratulates; nobody is searched by it. */
  BIRTHDAY {
    @Override
    List<String> values(String text) {
      return List.of(MonthDay.from(LocalDate.parse(text)).toString());
    }

    @Override
    boolean isSearched() {
      return false;
    }
  };

  /** Whether what people type into a search is compared with it. */
  boolean isSearched() {
    return true;
  }

  abstract List<String> values(String text);

  /** The same word hashes otherwise in each field. */
  String toHash(String value) {
    return name() + ":" + value;
  }
}
