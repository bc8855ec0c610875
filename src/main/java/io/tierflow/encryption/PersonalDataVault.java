package io.tierflow.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.PrfHmacJce;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal data with AES-256-GCM and makes the keyed hashes that it is found by. What it
 * seals begins with the id of its key, so that older keys open what they have sealed.
 */
public class PersonalDataVault {

  private static final String HASH = "HMACSHA256";
  private static final int KEY_BYTES = 32;
  private static final int HASH_BYTES = 16;
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final int primary;
  private final Aead aead;
  private final Map<Integer, Prf> hashes;

  private PersonalDataVault(Keyset ring) {
    this.primary = ring.primary();
    try {
      AeadConfig.register();
      this.aead = aead(ring);
      this.hashes = hashes(ring);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("The keys of personal data can't be used.", unusable);
    }
  }

  /**
   * A vault outside the application.
   *
   * @param keys keys in the form of {@code tierflow.personal-data.keys}
   * @return a vault with these keys
   */
  public static PersonalDataVault with(String keys) {
    return new PersonalDataVault(Keyset.parse(keys));
  }

  private static Aead aead(Keyset ring) throws GeneralSecurityException {
    KeysetHandle.Builder keys = KeysetHandle.newBuilder();
    for (Map.Entry<Integer, byte[]> entry : ring.keys().entrySet()) {
      KeysetHandle.Builder.Entry key =
          KeysetHandle.importKey(key(entry.getKey(), entry.getValue())).withFixedId(entry.getKey());
      keys.addEntry(entry.getKey() == ring.primary() ? key.makePrimary() : key);
    }
    return keys.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  private static AesGcmKey key(int id, byte[] bytes) throws GeneralSecurityException {
    return AesGcmKey.builder()
        .setParameters(
            AesGcmParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setIvSizeBytes(IV_BYTES)
                .setTagSizeBytes(TAG_BYTES)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build())
        .setIdRequirement(id)
        .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
        .build();
  }

  /** A key of its own for hashes, derived, so that there is one secret to keep. */
  private static Map<Integer, Prf> hashes(Keyset ring) throws GeneralSecurityException {
    Map<Integer, Prf> hashes = new LinkedHashMap<>();
    for (Map.Entry<Integer, byte[]> entry : ring.keys().entrySet()) {
      byte[] derived =
          Hkdf.computeHkdf(
              HASH,
              entry.getValue(),
              null,
              "tierflow lookup".getBytes(StandardCharsets.UTF_8),
              KEY_BYTES);
      PrfHmacJce hmac = new PrfHmacJce(HASH, new SecretKeySpec(derived, "HMAC"));
      hashes.put(entry.getKey(), hmac::compute);
    }
    return hashes;
  }

  /**
   * Encrypts a text with the primary key.
   *
   * @param text what to encrypt
   * @param place where it is kept, such as {@code member:M-1}: it opens nowhere else
   * @return the sealed text
   */
  public SealedText seal(String text, String place) {
    try {
      return new SealedText(this, aead.encrypt(utf8(text), utf8(place)));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("Personal data can't be encrypted.", failure);
    }
  }

  /**
   * Takes a stored text up.
   *
   * @param stored what {@link SealedText#bytes} gave
   * @return the sealed text
   */
  public SealedText sealed(byte[] stored) {
    return new SealedText(this, stored);
  }

  String open(byte[] sealed, String place) {
    try {
      return new String(aead.decrypt(sealed, utf8(place)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(
          "The data at %s can't be decrypted with key %d.".formatted(place, keyOf(sealed)),
          failure);
    }
  }

  private static int keyOf(byte[] sealed) {
    return sealed.length < 1 + Integer.BYTES
        ? 0
        : ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
  }

  /**
   * The key that seals.
   *
   * @return its id
   */
  public int primaryKey() {
    return primary;
  }

  /**
   * The keys at hand.
   *
   * @return their ids, the one that seals first
   */
  public List<Integer> keys() {
    return List.copyOf(hashes.keySet());
  }

  /**
   * The hash under which a value is found, by the primary key.
   *
   * @param value what is looked for, in its normal form
   * @return 16 bytes
   */
  public byte[] hash(String value) {
    return hash(primary, value);
  }

  /**
   * The hashes under which a value may be found: by each key, since rows that no rotation has come
   * to yet have their hash by an older one.
   *
   * @param value what is looked for, in its normal form
   * @return 16 bytes for each key
   */
  public List<byte[]> hashes(String value) {
    List<byte[]> all = new ArrayList<>();
    keys().forEach(key -> all.add(hash(key, value)));
    return all;
  }

  byte[] hash(int key, String value) {
    try {
      return hashes.get(key).compute(utf8(value), HASH_BYTES);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("A lookup can't be hashed.", failure);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
