package io.tierflow.testsupport.push;

import io.tierflow.notification.channel.push.PushSubscription;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A browser's side of a subscription. It decrypts as RFC 8291 and RFC 8188 say, with nothing but
 * what every Java platform has, and so knows nothing of the library that encrypts.
 */
public final class Subscriber {

  private static final int SALT = 16;
  private static final int COORDINATE = 32;
  private static final int POINT = 65;
  private static final int MAX_BODY_LENGTH = 4096;
  private static final byte LAST_RECORD = 2;

  private final String endpoint;
  private final ECPrivateKey secret;
  private final byte[] point;
  private final byte[] auth;

  private Subscriber(String endpoint, ECPrivateKey secret, byte[] point, byte[] auth) {
    this.endpoint = endpoint;
    this.secret = secret;
    this.point = point;
    this.auth = auth;
  }

  /** A browser that has just subscribed. */
  public static Subscriber at(String endpoint) {
    byte[] auth = new byte[16];
    new SecureRandom().nextBytes(auth);
    KeyPair pair = newPair();
    return new Subscriber(
        endpoint, (ECPrivateKey) pair.getPrivate(), encoded((ECPublicKey) pair.getPublic()), auth);
  }

  /** A browser whose keys are known. */
  public static Subscriber with(String privateKey, String publicKey, String auth) {
    try {
      ECPrivateKeySpec secret =
          new ECPrivateKeySpec(new BigInteger(1, decoded(privateKey)), curve());
      return new Subscriber(
          "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
          (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(secret),
          decoded(publicKey),
          decoded(auth));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public String endpoint() {
    return endpoint;
  }

  public String p256dh() {
    return text(point);
  }

  public String auth() {
    return text(auth);
  }

  /** What the browser tells. */
  public PushSubscription subscription() {
    return new PushSubscription(endpoint, new PushSubscription.Keys(p256dh(), auth()));
  }

  /** As what the device is known. */
  public String deviceId() {
    return subscription().target().deviceId();
  }

  /** What is kept of the device, before it is sealed. */
  public String kept() {
    return subscription().target().write();
  }

  /** Opens the body of a request. */
  public String decrypt(byte[] body) throws GeneralSecurityException {
    if (body.length > MAX_BODY_LENGTH) {
      throw new GeneralSecurityException("A push service takes 4,096 bytes at most.");
    }
    ByteBuffer read = ByteBuffer.wrap(body);
    byte[] salt = bytes(read, SALT);
    int recordSize = read.getInt();
    byte[] sender = bytes(read, Byte.toUnsignedInt(read.get()));
    byte[] sealed = bytes(read, read.remaining());
    if (sealed.length > recordSize || sender.length != POINT) {
      throw new GeneralSecurityException("Not one record of a sender with a key of P-256.");
    }
    byte[] keyInfo = joined(ascii("WebPush: info"), new byte[1], point, sender);
    byte[] material = expanded(hmac(auth, agreed(sender)), keyInfo, 32);
    byte[] random = hmac(salt, material);
    byte[] key = expanded(random, joined(ascii("Content-Encoding: aes128gcm"), new byte[1]), 16);
    byte[] nonce = expanded(random, joined(ascii("Content-Encoding: nonce"), new byte[1]), 12);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    return withoutPadding(cipher.doFinal(sealed));
  }

  private byte[] agreed(byte[] sender) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(secret);
    agreement.doPhase(publicKey(sender), true);
    return agreement.generateSecret();
  }

  private static String withoutPadding(byte[] record) throws GeneralSecurityException {
    int end = record.length - 1;
    while (end > 0 && record[end] == 0) {
      end--;
    }
    if (record[end] != LAST_RECORD) {
      throw new GeneralSecurityException("The record does not say that it is the last one.");
    }
    return new String(record, 0, end, StandardCharsets.UTF_8);
  }

  public static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
    ECPoint at =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE)),
            new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, POINT)));
    return (ECPublicKey)
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(at, curve()));
  }

  private static ECParameterSpec curve() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  /** An uncompressed point. */
  public static byte[] encoded(ECPublicKey key) {
    return joined(
        new byte[] {4}, coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
  }

  /** A number of the curve, in 32 bytes. */
  public static byte[] coordinate(BigInteger number) {
    byte[] written = number.toByteArray();
    byte[] coordinate = new byte[COORDINATE];
    int length = Math.min(written.length, COORDINATE);
    System.arraycopy(written, written.length - length, coordinate, COORDINATE - length, length);
    return coordinate;
  }

  public static byte[] decoded(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }

  public static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] expanded(byte[] key, byte[] info, int length)
      throws GeneralSecurityException {
    return Arrays.copyOf(hmac(key, joined(info, new byte[] {1})), length);
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(ByteBuffer from, int length) {
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List.of(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
