package io.tierflow.staff;

import io.tierflow.staff.SearchService.Found;
import io.tierflow.web.StaffPage;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The search in the bar of staff's pages. What is known in full leads straight to the member;
 * anything else to the list, which finds names, e-mail addresses and phone numbers.
 */
@StaffPage(title = "Search", section = "members", way = "/members", wayName = "All members")
class SearchPage {

  private final SearchService search;

  SearchPage(SearchService search) {
    this.search = search;
  }

  @GetMapping("/search")
  String search(
      @RequestParam(name = MemberCriteria.QUERY, defaultValue = "") String query,
      RedirectAttributes attributes) {
    String text = query.strip();
    Optional<Found> found = text.isEmpty() ? Optional.empty() : search.find(text);
    if (found.isPresent()) {
      attributes.addAttribute("memberNumber", found.get().memberNumber());
      return "redirect:/members/{memberNumber}" + found.get().anchor();
    }
    if (!text.isEmpty()) {
      attributes.addAttribute(MemberCriteria.QUERY, text);
    }
    return "redirect:/members";
  }
}
