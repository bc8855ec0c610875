package io.tierflow.staff;

import io.tierflow.web.StaffPage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows what pages are made of, for whoever writes one. */
@StaffPage(title = "Style guide", section = "styleguide", way = "/", wayName = "Home")
class StyleguidePage {

  private static final List<String> COLORS =
      List.of(
          "--paper",
          "--card",
          "--ink",
          "--quiet",
          "--line",
          "--accent",
          "--accent-soft",
          "--warning",
          "--warning-soft",
          "--part-skipped",
          "--part-waiting",
          "--part-failed",
          "--part-remaining");

  private static final List<String> TEXTS =
      List.of(
          "--text-small",
          "--text-base",
          "--text-large",
          "--text-larger",
          "--text-figure",
          "--text-title");

  private static final int SPACES = 8;

  @GetMapping("/styleguide")
  String styleguide(Model model) {
    model.addAttribute("colors", COLORS);
    model.addAttribute(
        "spaces", IntStream.rangeClosed(1, SPACES).mapToObj(n -> "--space-" + n).toList());
    model.addAttribute("texts", TEXTS);
    // What was typed into the form fields that are shown.
    model.addAttribute("typed", Map.of("memberNumber", "S0001"));
    return "styleguide";
  }
}
