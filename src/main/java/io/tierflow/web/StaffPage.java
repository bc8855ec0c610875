package io.tierflow.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Controller;

/**
 * A page for staff. What can't be shown or done there is answered with a page of one sentence, from
 * which a link leads on.
 */
@Controller
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StaffPage {

  /** What the page shows, and the title of the sentence in its place. */
  String title();

  /** Which entry of the navigation it belongs to, such as members or runs. */
  String section();

  /** Address of a page that does exist. */
  String way();

  /** What that page shows. */
  String wayName();
}
