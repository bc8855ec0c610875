package io.tierflow.portal.card;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.portal.PortalAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells phones how to install the portal. */
@RestController
@Hidden
class AppManifestController {

  private static final String ICONS = "/portal/icons/";

  private final AppSettings settings;
  private final PortalApp app;
  private final MessageSettings messages;
  private final MessageSource texts;

  AppManifestController(
      AppSettings settings,
      PortalApp portalApp,
      MessageSettings messages,
      MessageSource messageSource) {
    this.settings = settings;
    this.app = portalApp;
    this.messages = messages;
    this.texts = messageSource;
  }

  @GetMapping(path = PortalAddress.MANIFEST, produces = "application/manifest+json")
  AppManifest manifest(HttpServletRequest request, Locale asked) {
    String base = request.getContextPath();
    String home = base + PortalAddress.HOME;
    return new AppManifest(
        home,
        messages.programmeName(),
        settings.shortName() == null ? messages.programmeName() : settings.shortName(),
        texts.getMessage("language", null, asked),
        home,
        home,
        "standalone",
        app.themeColor(),
        settings.backgroundColor(),
        List.of(
            AppManifest.Icon.png(base + ICONS + "icon-192.png", 192, "any"),
            AppManifest.Icon.png(base + ICONS + "icon-512.png", 512, "any"),
            AppManifest.Icon.png(base + ICONS + "icon-maskable-512.png", 512, "maskable")));
  }
}
