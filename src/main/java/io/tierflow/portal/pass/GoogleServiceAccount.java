package io.tierflow.portal.pass;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.springframework.core.io.Resource;

/** The programme's account at Google, which signs. */
final class GoogleServiceAccount {

  private final KeyFile file;
  private final JWSSigner signer;

  private GoogleServiceAccount(KeyFile file) throws GeneralSecurityException {
    this.file = file;
    this.signer = new RSASSASigner(key(file.privateKey()));
  }

  /**
   * Reads an account's key file.
   *
   * @throws IllegalStateException if it is none, or its token address is not safe
   */
  static GoogleServiceAccount read(Resource resource) {
    try (InputStream content = resource.getInputStream()) {
      KeyFile file = new ObjectMapper().readValue(content, KeyFile.class);
      if (file.isComplete()) {
        return new GoogleServiceAccount(file);
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
      // The message of such an exception may hold a part of the key.
    }
    throw new IllegalStateException(
        "The service account can't be read: tierflow.wallet.google.service-account must be a key"
            + " file of Google's as JSON, with client_email, private_key and an https token_uri.");
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    byte[] bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
  }

  /** What the account is called. */
  String email() {
    return file.clientEmail();
  }

  /** Where the account gets access. */
  URI tokenUri() {
    return file.tokenUri();
  }

  /** Signs a token (RS256). */
  String sign(JWTClaimsSet claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(file.privateKeyId())
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(signer);
    } catch (JOSEException failure) {
      throw new IllegalStateException("The service account can't sign.", failure);
    }
    return token.serialize();
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record KeyFile(
      @JsonProperty("client_email") String clientEmail,
      @JsonProperty("private_key") String privateKey,
      @JsonProperty("private_key_id") String privateKeyId,
      @JsonProperty("token_uri") URI tokenUri) {

    private boolean isComplete() {
      return clientEmail != null && privateKey != null && WalletAddress.isSafe(tokenUri);
    }

    /** A record's own text would show the key. */
    @Override
    public String toString() {
      return "KeyFile[" + clientEmail + "]";
    }
  }
}
