package io.tierflow.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * One sentence in place of a page.
 *
 * @param title what the page would have shown
 * @param section which entry of the navigation it belongs to: members, reports, runs, audit or keys
 * @param way address of a page that does exist
 * @param wayName what that page shows
 */
public record Notice(String title, String section, String way, String wayName) {

  /**
   * The page that says it.
   *
   * @param status the answer's status
   * @param sentence what is wrong and what is accepted
   * @return the page
   */
  public ModelAndView saying(HttpStatus status, String sentence) {
    return new ModelAndView(
        "notice",
        Map.of(
            "title", title,
            "section", section,
            "sentence", sentence,
            "way", way,
            "wayName", wayName),
        status);
  }
}
