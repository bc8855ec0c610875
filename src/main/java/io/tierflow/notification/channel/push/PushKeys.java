package io.tierflow.notification.channel.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Arrays;

/** The programme's VAPID key pair (RFC 8292), by which push services know who sends. */
final class PushKeys {

  private static final int POINT_BYTES = 65;
  private static final int COORDINATE_BYTES = 32;
  private static final byte UNCOMPRESSED = 4;

  private final String publicKey;
  private final ECKey pair;

  private PushKeys(String publicKey, ECKey pair) {
    this.publicKey = publicKey;
    this.pair = pair;
  }

  /**
   * Reads a key pair as browsers and other tools write it, with or without padding.
   *
   * @param publicKey an uncompressed point of P-256, base64url
   * @param privateKey 32 bytes, base64url
   * @throws IllegalArgumentException if it is none
   */
  static PushKeys read(String publicKey, String privateKey) {
    byte[] point = new Base64URL(publicKey.strip()).decode();
    byte[] secret = new Base64URL(privateKey.strip()).decode();
    if (point.length != POINT_BYTES
        || point[0] != UNCOMPRESSED
        || secret.length != COORDINATE_BYTES) {
      throw new IllegalArgumentException("Not a key pair of P-256.");
    }
    ECKey pair =
        new ECKey.Builder(
                Curve.P_256, coordinate(point, 1), coordinate(point, 1 + COORDINATE_BYTES))
            .d(Base64URL.encode(secret))
            .build();
    return new PushKeys(Base64URL.encode(point).toString(), pair);
  }

  private static Base64URL coordinate(byte[] point, int from) {
    return Base64URL.encode(Arrays.copyOfRange(point, from, from + COORDINATE_BYTES));
  }

  /** Whether two keys are such and belong together: what one signs, the other verifies. */
  static boolean isPair(String publicKey, String privateKey) {
    try {
      PushKeys keys = read(publicKey, privateKey);
      SignedJWT signed = keys.signed(new JWTClaimsSet.Builder().build());
      return signed.verify(new ECDSAVerifier(keys.pair.toECPublicKey()));
    } catch (JOSEException | RuntimeException unusable) {
      return false;
    }
  }

  /** The public key, base64url without padding. */
  String publicKey() {
    return publicKey;
  }

  /** Signs what a token claims. */
  String sign(JWTClaimsSet claims) {
    try {
      return signed(claims).serialize();
    } catch (JOSEException failure) {
      throw new IllegalStateException("A token can't be signed.", failure);
    }
  }

  private SignedJWT signed(JWTClaimsSet claims) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).build(), claims);
    token.sign(new ECDSASigner(pair));
    return token;
  }
}
