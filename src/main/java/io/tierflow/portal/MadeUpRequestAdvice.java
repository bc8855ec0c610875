package io.tierflow.portal;

import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Whoever made up an address or a form of the portal gets the page itself. */
@ControllerAdvice(
    assignableTypes = {
      MyActivityPage.class,
      MyPage.class,
      MyPreferencesPage.class,
      MyRewardsPage.class,
      MyVouchersPage.class,
      MyUpgradePage.class
    })
@Order(Ordered.HIGHEST_PRECEDENCE)
class MadeUpRequestAdvice {

  @ExceptionHandler({
    InvalidInputException.class,
    MissingServletRequestParameterException.class,
    MethodArgumentTypeMismatchException.class
  })
  String malformed(HttpServletRequest request) {
    return "redirect:"
        + Stream.of(
                PortalAddress.ACTIVITY,
                PortalAddress.PREFERENCES,
                PortalAddress.REWARDS,
                PortalAddress.VOUCHERS,
                PortalAddress.UPGRADE)
            .filter(request.getServletPath()::startsWith)
            .findFirst()
            .orElse(PortalAddress.HOME);
  }

  @ExceptionHandler
  String unknown(NotFoundException missing) {
    return "redirect:" + PortalAddress.HOME;
  }
}
