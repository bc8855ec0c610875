package io.tierflow.portal;

import io.tierflow.notification.content.PortalLinks;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The members' pages, below {@code tierflow.portal.*}.
 *
 * @param address address of Tierflow as members reach it, such as https://tierflow.example/, or
 *     null; without one no member can sign in. It is never taken from a request, whose sender could
 *     have links made that lead elsewhere
 * @param linkValidity how long a link is good from the moment its mail leaves, and how long a mail
 *     may take to leave
 * @param linksPerHour links that a member may have within an hour
 * @param editableFields what of their profile members may change themselves
 * @param upgradesPerDay how often a member may have their own tier checked on one day
 */
@Validated
@ConfigurationProperties("tierflow.portal")
public record PortalSettings(
    URI address,
    @DefaultValue("15m") @NotNull @DurationMin(minutes = 1) @DurationMax(hours = 1)
        Duration linkValidity,
    @DefaultValue("5") @Min(1) @Max(100) int linksPerHour,
    @DefaultValue({"EMAIL", "PHONE", "ADDRESS"}) @NotNull Set<ProfileField> editableFields,
    @DefaultValue("3") @Min(1) @Max(100) int upgradesPerDay)
    implements PortalLinks {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Whether members can sign in. */
  public boolean isOpen() {
    return address != null;
  }

  /** Whether a link can't be read on its way. */
  @AssertTrue(
      message =
          "The address (tierflow.portal.address) must begin with https://, or http:// on this"
              + " machine, such as https://tierflow.example/.")
  public boolean isAddressSafe() {
    if (address == null) {
      return true;
    }
    return address.getHost() != null
        && ("https".equals(address.getScheme())
            || "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
  }

  /** The page of a link, followed by the code behind a number sign, which no browser sends on. */
  URI linkWith(String code) {
    return linkTo(PortalAddress.LINK, code);
  }

  /**
   * A page with a code that no browser sends on.
   *
   * @param path the page
   * @param code the code
   * @return the page's address as members reach it, followed by the code behind a number sign
   */
  public URI linkTo(String path, String code) {
    return page(path + "#" + code);
  }

  @Override
  public Optional<URI> preferences() {
    return isOpen() ? Optional.of(page(PortalAddress.PREFERENCES)) : Optional.empty();
  }

  /**
   * A page as members reach it.
   *
   * @param path its path
   * @return its address
   */
  public URI page(String path) {
    return URI.create(address.toString().replaceAll("/+$", "") + path);
  }
}
