package io.tierflow.security.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Sees to it that the real thing takes requests from other machines only over TLS or from a
 * declared proxy that ends TLS, before anything is opened; and that nobody but a declared proxy is
 * believed whose request it passes on.
 */
class TransportSettings implements EnvironmentPostProcessor, Ordered {

  /** As an environment variable: {@code TIERFLOW_PROXY_TRUSTED}, divided by commas. */
  static final String PROXIES = "tierflow.proxy.trusted";

  static final String ADDRESS = "server.address";

  private static final List<String> CERTIFICATES =
      List.of("server.ssl.bundle", "server.ssl.key-store", "server.ssl.certificate");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    List<String> proxies =
        Binder.get(environment).bind(PROXIES, Bindable.listOf(String.class)).orElse(List.of());
    if (!proxies.isEmpty()) {
      trust(proxies, environment);
    } else if (environment.acceptsProfiles(Profiles.of("mysql"))
        && !isLoopback(environment.getProperty(ADDRESS, ""))
        && !hasTls(environment)) {
      throw new OpenAddressException(
          "Tierflow would accept unencrypted passwords from other machines, at %s."
              .formatted(environment.getProperty(ADDRESS, "every address")),
          "Set server.ssl.* or declare the proxy that terminates TLS in TIERFLOW_PROXY_TRUSTED; "
              + "or leave SERVER_ADDRESS at 127.0.0.1.");
    }
  }

  private static void trust(List<String> proxies, ConfigurableEnvironment environment) {
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "declared proxies",
                Map.of(
                    "server.forward-headers-strategy",
                    "native",
                    "server.tomcat.remoteip.internal-proxies",
                    TrustedProxies.pattern(proxies))));
  }

  private static boolean hasTls(ConfigurableEnvironment environment) {
    return environment.getProperty("server.ssl.enabled", Boolean.class, true)
        && CERTIFICATES.stream().anyMatch(name -> !environment.getProperty(name, "").isBlank());
  }

  private static boolean isLoopback(String address) {
    try {
      return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  /** After the files that may set profiles and properties have been read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
