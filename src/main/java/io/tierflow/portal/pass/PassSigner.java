package io.tierflow.portal.pass;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signs passes with the programme's pass certificate, as Apple asks for: detached, in CMS. */
final class PassSigner {

  private final KeyStore store;
  private final char[] password;
  private final PrivateKey key;
  private final X509Certificate certificate;
  private final X509Certificate intermediate;

  private PassSigner(KeyStore store, char[] password, String alias, X509Certificate intermediate)
      throws GeneralSecurityException {
    this.store = store;
    this.password = password;
    this.key = (PrivateKey) store.getKey(alias, password);
    this.certificate = (X509Certificate) store.getCertificate(alias);
    this.intermediate = intermediate;
  }

  /**
   * Reads key and certificates.
   *
   * @throws IllegalStateException if a file is missing, is none of its kind, or the password is
   *     wrong
   */
  static PassSigner read(ApplePassSettings settings) {
    char[] password = settings.keyStorePassword().toCharArray();
    try (InputStream keys = settings.keyStore().getInputStream();
        InputStream signer = settings.intermediate().getInputStream()) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(keys, password);
      X509Certificate intermediate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(signer);
      return new PassSigner(store, password, aliasOfKey(store), intermediate);
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalStateException(
          "The pass certificate can't be read: tierflow.wallet.apple.key-store must be a PKCS#12"
              + " file with a certificate and its key under .key-store-password, and .intermediate"
              + " Apple's WWDR certificate as PEM or DER.",
          unreadable);
    }
  }

  private static String aliasOfKey(KeyStore store) throws GeneralSecurityException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        return alias;
      }
    }
    throw new GeneralSecurityException("There is no key in it.");
  }

  /**
   * Signs a pass's manifest.
   *
   * @param manifest the manifest
   * @param now the signing time
   * @return a detached signature in CMS, with the certificates that it is verified by
   */
  byte[] sign(byte[] manifest, Instant now) {
    try {
      ContentSigner signer =
          new JcaContentSignerBuilder(
                  key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
              .build(key);
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setSignedAttributeGenerator(
                  new DefaultSignedAttributeTableGenerator(signingTime(now)))
              .build(signer, certificate));
      generator.addCertificates(new JcaCertStore(List.of(certificate, intermediate)));
      return generator.generate(new CMSProcessableByteArray(manifest), false).getEncoded();
    } catch (GeneralSecurityException
        | OperatorCreationException
        | CMSException
        | IOException failure) {
      throw new IllegalStateException("The pass can't be signed.", failure);
    }
  }

  private static AttributeTable signingTime(Instant now) {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(now)))));
    return new AttributeTable(attributes);
  }

  /** Until when passes can be signed. */
  Instant validUntil() {
    return certificate.getNotAfter().toInstant();
  }

  /** What shows Apple's push service whose passes are meant. */
  SSLContext clientCertificate() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("The pass certificate can't be used for TLS.", failure);
    }
  }
}
