package io.tierflow.member;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** By what of a person a member is found, and in which form it is compared. */
enum LookupField {
  EMAIL {
    @Override
    Set<String> values(String text) {
      return Set.of(text.strip().toLowerCase(Locale.ROOT));
    }
  },
  PHONE {
    @Override
    Set<String> values(String text) {
      return PhoneSpelling.forms(text);
    }

    @Override
    List<List<Set<String>>> sought(String query) {
      Set<String> forms = PhoneSpelling.sought(query);
      return forms.isEmpty()
          ? List.of()
          : List.of(forms.stream().map(form -> Set.of(form)).toList());
    }
  },
  NAME {
    @Override
    Set<String> values(String text) {
      return NameSpelling.words(text);
    }

    @Override
    List<List<Set<String>>> sought(String query) {
      return NameSpelling.sought(query);
    }
  },
  /** Month and day, for who congratulates; nobody is searched by it. */
  BIRTHDAY {
    @Override
    Set<String> values(String text) {
      return Set.of(MonthDay.from(LocalDate.parse(text)).toString());
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

  /**
   * The forms by which a member is found.
   *
   * @param text what the profile says
   * @return forms, each of which is hashed
   */
  abstract Set<String> values(String text);

  /**
   * What a search asks for.
   *
   * @param query what somebody typed
   * @return conditions that must all be met; of each, one of its alternatives, and of that, all
   *     forms; no conditions if the query is nothing that this field could hold
   */
  List<List<Set<String>>> sought(String query) {
    return List.of(List.of(values(query)));
  }

  /** The same word hashes otherwise in each field. */
  String toHash(String value) {
    return name() + ":" + value;
  }
}
