package io.tierflow.security.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class TransportSettingsTest {

  private final SpringApplication application = new SpringApplication(TransportSettingsTest.class);
  private final MockEnvironment environment = new MockEnvironment();

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "not-a-host.invalid", ""})
  void theRealThingIsNotOpenedToOthersInClearText(String address) {
    environment.setActiveProfiles("mysql");
    environment.setProperty(TransportSettings.ADDRESS, address);

    assertThatThrownBy(this::check).isInstanceOf(OpenAddressException.class);
  }

  @Test
  void withoutAnAddressItWouldListenEverywhere() {
    environment.setActiveProfiles("mysql");

    assertThatThrownBy(this::check).isInstanceOf(OpenAddressException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.9", "::1", "localhost"})
  void theMachineItselfNeedsNoTls(String address) {
    environment.setActiveProfiles("mysql");
    environment.setProperty(TransportSettings.ADDRESS, address);

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"server.ssl.bundle", "server.ssl.key-store", "server.ssl.certificate"})
  void withTlsItMayBeOpened(String certificate) {
    environment.setActiveProfiles("mysql");
    environment.setProperty(TransportSettings.ADDRESS, "0.0.0.0");
    environment.setProperty(certificate, "web");

    assertThatCode(this::check).doesNotThrowAnyException();

    environment.setProperty("server.ssl.enabled", "false");
    assertThatThrownBy(this::check).isInstanceOf(OpenAddressException.class);
  }

  @Test
  void behindADeclaredProxyItMayBeOpenedAndOnlyThatProxyIsBelieved() {
    environment.setActiveProfiles("mysql");
    environment.setProperty(TransportSettings.ADDRESS, "0.0.0.0");
    environment.setProperty(TransportSettings.PROXIES, "10.1.2.3");

    check();

    assertThat(environment.getProperty("server.forward-headers-strategy")).isEqualTo("native");
    assertThat("10.1.2.3")
        .matches(environment.getProperty("server.tomcat.remoteip.internal-proxies"));
  }

  @Test
  void otherProfilesAreNotAsked() {
    environment.setActiveProfiles("sample");
    environment.setProperty(TransportSettings.ADDRESS, "0.0.0.0");

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.30, false",
    "10.1.2.3, 10x1.2.3, false",
    "10.1.0.0/16, 10.1.255.7, true",
    "10.1.0.0/16, 10.2.0.7, false",
    "172.16.0.0/12, 172.31.0.1, true",
    "172.16.0.0/12, 172.32.0.1, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "192.0.2.64/26, 192.0.2.127, true",
    "192.0.2.64/26, 192.0.2.128, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "2001:db8::7, 2001:db8:0:0:0:0:0:7, true",
  })
  void aProxyIsKnownByItsAddress(String declared, String address, boolean trusted) {
    Pattern pattern = Pattern.compile(TrustedProxies.pattern(List.of("192.0.2.200", declared)));

    assertThat(pattern.matcher(address).matches()).isEqualTo(trusted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.1.2.300/8", "10.0.0.0/33", ".*", "10.*", ""})
  void whatIsNoAddressIsRefused(String declared) {
    assertThatThrownBy(() -> TrustedProxies.pattern(List.of(declared)))
        .isInstanceOf(OpenAddressException.class);
  }

  @Test
  void theRefusalIsOneSentenceAndWhatToDo(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                application.run(
                    "--spring.profiles.active=mysql",
                    "--tierflow.admin.password=x",
                    "--server.address=0.0.0.0"))
        .isInstanceOf(OpenAddressException.class);

    assertThat(output)
        .contains("unencrypted passwords from other machines, at 0.0.0.0.")
        .contains("TIERFLOW_PROXY_TRUSTED")
        .doesNotContain("\tat ");
  }

  private void check() {
    new TransportSettings().postProcessEnvironment(environment, application);
  }
}
