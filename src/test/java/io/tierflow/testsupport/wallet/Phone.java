package io.tierflow.testsupport.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A phone of Apple's that has a pass, and calls for it as Apple's specification says. */
public final class Phone {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String base;
  private final String deviceId = UUID.randomUUID().toString().replace("-", "");
  private final String pushToken = UUID.randomUUID().toString().replace("-", "");

  public Phone(int port) {
    this.base = "http://localhost:" + port + "/wallet/apple/v1";
  }

  /** By what Apple's push service reaches it. */
  public String pushToken() {
    return pushToken;
  }

  /** Says that it has got a pass. */
  public int register(JsonNode pass) {
    return register(pass, token(pass), pushToken);
  }

  /** The same with a token of somebody else, or something else to be reached by. */
  public int register(JsonNode pass, String token, String reachedBy) {
    return send(HttpRequest.newBuilder(registration(pass))
            .header("Authorization", "ApplePass " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"pushToken\":\"" + reachedBy + "\"}")))
        .statusCode();
  }

  /** Says that it no longer has a pass. */
  public int unregister(JsonNode pass, String token) {
    return send(HttpRequest.newBuilder(registration(pass))
            .header("Authorization", "ApplePass " + token)
            .DELETE())
        .statusCode();
  }

  /** Asks which of its passes have changed; empty for the first time. */
  public HttpResponse<byte[]> changed(String since) {
    return send(
        HttpRequest.newBuilder(
                URI.create(
                    "%s/devices/%s/registrations/%s%s"
                        .formatted(
                            base,
                            deviceId,
                            PassAuthority.PASS_TYPE,
                            since.isEmpty() ? "" : "?passesUpdatedSince=" + since)))
            .GET());
  }

  /** Asks for a pass. */
  public HttpResponse<byte[]> pass(JsonNode pass, String token, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "%s/passes/%s/%s".formatted(base, PassAuthority.PASS_TYPE, serialNumber(pass))))
            .header("Authorization", "ApplePass " + token)
            .GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** Complains. */
  public int log(String line) {
    return send(HttpRequest.newBuilder(URI.create(base + "/log"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"logs\":[\"" + line + "\"]}")))
        .statusCode();
  }

  /** The files of a pass. */
  public static Map<String, byte[]> files(byte[] pass) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pass))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return files;
  }

  /** What a pass says. */
  public static JsonNode read(byte[] pass) {
    return json(files(pass).get("pass.json"));
  }

  /** Reads JSON. */
  public static JsonNode json(byte[] text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What a phone shows that has a pass. */
  public static String token(JsonNode pass) {
    return pass.get("authenticationToken").asText();
  }

  /** By what a pass is known. */
  public static String serialNumber(JsonNode pass) {
    return pass.get("serialNumber").asText();
  }

  private URI registration(JsonNode pass) {
    return URI.create(
        "%s/devices/%s/registrations/%s/%s"
            .formatted(base, deviceId, PassAuthority.PASS_TYPE, serialNumber(pass)));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException unanswered) {
      throw new UncheckedIOException(unanswered);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
