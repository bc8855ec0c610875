package io.tierflow.portal.pass;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.portal.PortalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Makes passes for Apple Wallet. */
@Component
class ApplePasses {

  /** The media type of a pass. */
  static final String MEDIA_TYPE = "application/vnd.apple.pkpass";

  private static final Logger LOG = LoggerFactory.getLogger(ApplePasses.class);

  /** How long before its certificate ends it is said at each start. */
  private static final Duration NOTICE = Duration.ofDays(30);

  private static final List<String> IMAGES =
      List.of("icon.png", "icon@2x.png", "icon@3x.png", "logo.png", "logo@2x.png");
  private static final int RED_AND_GREEN_AND_BLUE = 3;

  /** Black is read better on what is brighter than this, of 255. */
  private static final int BRIGHT = 140;

  private final ApplePassSettings settings;
  private final PortalSettings portal;
  private final MessageSource texts;
  private final ProgrammeCalendar calendar;
  private final PassSigner signer;
  private final Map<String, byte[]> images;

  ApplePasses(
      ApplePassSettings settings,
      PortalSettings portal,
      MessageSource messageSource,
      ProgrammeCalendar calendar) {
    this.settings = settings;
    this.portal = portal;
    this.texts = messageSource;
    this.calendar = calendar;
    this.signer = settings.isComplete() ? PassSigner.read(settings) : null;
    this.images = settings.isComplete() ? images() : Map.of();
    if (signer != null && signer.validUntil().isBefore(calendar.now().plus(NOTICE))) {
      LOG.warn(
          "The pass certificate (tierflow.wallet.apple.key-store) is valid until {}; replace it"
              + " before.",
          signer.validUntil());
    }
  }

  /** Whether members can have passes. */
  boolean isOffered() {
    return signer != null;
  }

  /** Whether passes are of a type. */
  boolean isOfType(String passTypeId) {
    return isOffered() && settings.passTypeId().equals(passTypeId);
  }

  /** Signs for members' passes; null without passes. */
  PassSigner signer() {
    return signer;
  }

  /** The file that a phone takes. */
  byte[] file(WalletPass pass, PassContent content) {
    return ApplePassFile.of(describe(pass, content), images, signer, calendar.now());
  }

  private Map<String, Object> describe(WalletPass pass, PassContent content) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("formatVersion", 1);
    described.put("passTypeIdentifier", settings.passTypeId());
    described.put("teamIdentifier", settings.teamId());
    described.put("serialNumber", pass.serialNumber());
    described.put(
        "organizationName",
        settings.organization() == null ? content.programme() : settings.organization());
    described.put("description", content.programme());
    described.put("logoText", content.programme());
    described.put("sharingProhibited", true);
    webService()
        .ifPresent(
            address -> {
              described.put("webServiceURL", address.toString());
              described.put("authenticationToken", pass.token());
            });
    String ink = ink(content.tierColor());
    described.put("backgroundColor", rgb(content.tierColor()));
    described.put("foregroundColor", ink);
    described.put("labelColor", ink);
    if (content.ended()) {
      described.put("voided", true);
      described.put("expirationDate", pass.changedAt().toString());
      described.put(
          "storeCard",
          Map.of(
              "primaryFields",
              List.of(field("ended", text(content, "pass.state"), text(content, "pass.ended")))));
    } else {
      described.put(
          "barcodes",
          List.of(
              barcode("PKBarcodeFormatQR", content), barcode("PKBarcodeFormatCode128", content)));
      described.put("storeCard", fields(content));
    }
    return described;
  }

  private Map<String, Object> fields(PassContent content) {
    Map<String, Object> points = field("points", text(content, "home.points"), content.points());
    points.put("changeMessage", text(content, "pass.points.changed"));
    Map<String, Object> tier = field("tier", text(content, "home.tier"), content.tierLabel());
    tier.put("changeMessage", text(content, "pass.tier.changed"));
    return Map.of(
        "headerFields", List.of(points),
        "primaryFields", List.of(tier),
        "secondaryFields", List.of(field("name", text(content, "pass.name"), content.fullName())),
        "auxiliaryFields",
            List.of(field("number", text(content, "card.number"), content.memberNumber())));
  }

  private static Map<String, Object> field(String key, String label, Object value) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("key", key);
    field.put("label", label);
    field.put("value", value);
    return field;
  }

  private static Map<String, Object> barcode(String format, PassContent content) {
    return Map.of(
        "format",
        format,
        "message",
        content.memberNumber(),
        "messageEncoding",
        "iso-8859-1",
        "altText",
        content.memberNumber());
  }

  private String text(PassContent content, String key) {
    return texts.getMessage(key, null, content.language());
  }

  /** Where phones ask for what has changed; Apple's call nothing but https. */
  private Optional<URI> webService() {
    return Optional.ofNullable(portal.address())
        .map(address -> portal.page(WalletAddress.WEB_SERVICE))
        .filter(address -> "https".equals(address.getScheme()));
  }

  private static String rgb(String color) {
    int[] parts = parts(color);
    return "rgb(%d, %d, %d)".formatted(parts[0], parts[1], parts[2]);
  }

  private static String ink(String color) {
    int[] parts = parts(color);
    int brightness = (parts[0] * 299 + parts[1] * 587 + parts[2] * 114) / 1000;
    return brightness > BRIGHT ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)";
  }

  private static int[] parts(String color) {
    int[] parts = new int[RED_AND_GREEN_AND_BLUE];
    for (int part = 0; part < parts.length; part++) {
      parts[part] = Integer.parseInt(color.substring(1 + 2 * part, 3 + 2 * part), 16);
    }
    return parts;
  }

  private Map<String, byte[]> images() {
    Map<String, byte[]> found = new LinkedHashMap<>();
    for (String name : IMAGES) {
      try {
        Resource own = settings.images() == null ? null : settings.images().createRelative(name);
        Resource image =
            own != null && own.exists() ? own : new ClassPathResource("wallet/" + name);
        found.put(name, image.getContentAsByteArray());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(
            "The picture %s of passes can't be read (tierflow.wallet.apple.images)."
                .formatted(name),
            unreadable);
      }
    }
    return found;
  }
}
