package io.tierflow.portal.pass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The file that is a pass: its content, its pictures, the digests of all of them, a signature. */
final class ApplePassFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ApplePassFile() {}

  /**
   * Puts a pass together.
   *
   * @param pass what pass.json says
   * @param images pictures by their names
   * @param signer signs it
   * @param now the signing time
   * @return the file
   */
  static byte[] of(
      Map<String, Object> pass, Map<String, byte[]> images, PassSigner signer, Instant now) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("pass.json", json(pass));
    files.putAll(images);
    Map<String, String> digests = new LinkedHashMap<>();
    files.forEach((name, content) -> digests.put(name, sha1(content)));
    byte[] manifest = json(digests);
    files.put("manifest.json", manifest);
    files.put("signature", signer.sign(manifest, now));
    return zip(files);
  }

  private static byte[] json(Object content) {
    try {
      return JSON.writeValueAsBytes(content);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("The pass can't be written.", unwritable);
    }
  }

  /** Apple's format has no other; what is signed is signed with SHA-256. */
  private static String sha1(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-1.", missing);
    }
  }

  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
