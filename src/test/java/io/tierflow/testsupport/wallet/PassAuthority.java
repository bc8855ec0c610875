package io.tierflow.testsupport.wallet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Apple's part in certificates: an authority of a test's own, and a pass certificate from it. */
public final class PassAuthority {

  /** The type of passes that the certificate is for. */
  public static final String PASS_TYPE = "pass.example.rewards";

  /** The password of the key store. */
  public static final String PASSWORD = "open sesame";

  private static final X500Name AUTHORITY = new X500Name("CN=Test WWDR, O=Example");

  private final KeyPair authority = newPair();
  private final KeyPair signer = newPair();
  private final X509Certificate authorityCertificate;
  private final Path folder;

  public PassAuthority() {
    try {
      folder = Files.createTempDirectory("tierflow-pass");
      folder.toFile().deleteOnExit();
      authorityCertificate = certificate(AUTHORITY, authority.getPublic(), 1);
      X509Certificate pass =
          certificate(
              new X500Name("UID=" + PASS_TYPE + ", CN=Pass Type ID, OU=TEAM123456"),
              signer.getPublic(),
              2);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "pass", signer.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {pass});
      try (OutputStream file = Files.newOutputStream(keyStore())) {
        store.store(file, PASSWORD.toCharArray());
      }
      Files.writeString(intermediate(), pem("CERTIFICATE", authorityCertificate.getEncoded()));
    } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The pass certificate with its key. */
  public Path keyStore() {
    return folder.resolve("pass.p12");
  }

  /** The authority's certificate. */
  public Path intermediate() {
    return folder.resolve("wwdr.pem");
  }

  /** What the pass certificate is verified by. */
  public X509Certificate certificate() {
    return authorityCertificate;
  }

  /** A pair of RSA. */
  public static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Writes some bytes as PEM. */
  public static String pem(String kind, byte[] bytes) {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text);
  }

  private X509Certificate certificate(X500Name subject, PublicKey key, long number)
      throws OperatorCreationException, GeneralSecurityException, CertIOException {
    Instant now = Instant.now();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    AUTHORITY,
                    BigInteger.valueOf(number),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(Duration.ofDays(1))),
                    subject,
                    key)
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.getPrivate())));
  }
}
