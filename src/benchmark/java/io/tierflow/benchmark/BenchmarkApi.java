package io.tierflow.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The product's HTTP interface, as its admin. */
final class BenchmarkApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  BenchmarkApi(RunningTierflow tierflow) {
    this.address = tierflow.address();
  }

  /** The header that signs in. */
  static String authorization() {
    String credentials = "admin:" + RunningTierflow.PASSWORD;
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  /** The address of a path. */
  String address(String path) {
    return address + path;
  }

  /** Posts a body and returns the answer, which has to be a success. */
  JsonNode post(String path, String contentType, BodyPublisher body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address(path)))
            .header("Authorization", authorization())
            .header("Content-Type", contentType)
            .POST(body)
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException("POST %s: %d %s".formatted(path, answer.statusCode(), answer.body()));
      }
      return JSON.readTree(answer.body());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }
}
