package io.tierflow.testsupport.wallet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** An application that gives cards to both wallets, with keys of its own. */
@TestConfiguration(proxyBeanMethods = false)
public class WalletServicesOfTests {

  /** The issuer of cards at Google. */
  public static final String ISSUER = "3388000000012345678";

  /** The account that signs for it. */
  public static final String ACCOUNT = "cards@example.iam.gserviceaccount.com";

  @Bean
  public PassAuthority passAuthority() {
    return new PassAuthority();
  }

  @Bean
  public WalletServer walletServer() {
    return new WalletServer();
  }

  /** The key pair of the account at Google. */
  @Bean
  public KeyPair googleKeys() {
    return PassAuthority.newPair();
  }

  @Bean
  public DynamicPropertyRegistrar walletSettings(
      PassAuthority passAuthority, WalletServer walletServer, KeyPair googleKeys) {
    Path account = accountFile(walletServer, googleKeys);
    return properties -> {
      properties.add("tierflow.wallet.schedule", () -> "-");
      properties.add("tierflow.wallet.apple.pass-type-id", () -> PassAuthority.PASS_TYPE);
      properties.add("tierflow.wallet.apple.team-id", () -> "TEAM123456");
      properties.add("tierflow.wallet.apple.key-store", () -> file(passAuthority.keyStore()));
      properties.add("tierflow.wallet.apple.key-store-password", () -> PassAuthority.PASSWORD);
      properties.add(
          "tierflow.wallet.apple.intermediate", () -> file(passAuthority.intermediate()));
      properties.add("tierflow.wallet.apple.push-url", walletServer::address);
      properties.add("tierflow.wallet.google.issuer-id", () -> ISSUER);
      properties.add("tierflow.wallet.google.class-suffix", () -> "rewards");
      properties.add("tierflow.wallet.google.service-account", () -> file(account));
      properties.add("tierflow.wallet.google.api-url", walletServer::address);
    };
  }

  private static Path accountFile(WalletServer server, KeyPair keys) {
    Map<String, String> account =
        Map.of(
            "type",
            "service_account",
            "client_email",
            ACCOUNT,
            "private_key_id",
            "key-1",
            "private_key",
            PassAuthority.pem("PRIVATE KEY", keys.getPrivate().getEncoded()),
            "token_uri",
            server.address() + "/token");
    try {
      Path file = Files.createTempFile("tierflow-google", ".json");
      file.toFile().deleteOnExit();
      return Files.writeString(file, new ObjectMapper().writeValueAsString(account));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String file(Path path) {
    return path.toUri().toString();
  }
}
