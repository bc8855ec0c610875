package io.tierflow.testsupport.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierflow.testsupport.AdjustableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A test that comes in by HTTP, in a programme whose days are those of Berlin, at noon of 31
 * October 2026. The database is shared with other tests: each brings members of its own.
 */
@Tag("api")
@SpringBootTest(
    classes = ApiSlice.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "tierflow.zone=Europe/Berlin")
public abstract class ApiTest {

  /** The day on which the tests' clock stands. */
  protected static final String TODAY = "2026-10-31";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Autowired private ObjectMapper json;
  @Autowired private AdjustableClock clock;
  @LocalServerPort private int port;

  @BeforeEach
  public void startAtNoon() {
    clock.set(TODAY + "T11:00:00Z");
  }

  protected AdjustableClock clock() {
    return clock;
  }

  /** A number or id that no other test uses. */
  protected static String unused(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }

  /** Enrols a member with a number that no other test uses. */
  protected String aMember() {
    String number = unused("M");
    assertThat(post("/api/members", body("memberNumber", number, "fullName", "Ada")).status())
        .isEqualTo(201);
    return number;
  }

  protected ApiAnswer get(String path) {
    return send(request(path).GET());
  }

  protected ApiAnswer post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  protected ApiAnswer put(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  protected ApiAnswer upload(String path, String file) {
    return upload(path, file.getBytes(StandardCharsets.UTF_8));
  }

  protected ApiAnswer upload(String path, byte[] file) {
    return upload(path, "text/csv", new ByteArrayInputStream(file));
  }

  protected ApiAnswer upload(String path, String contentType, InputStream file) {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofInputStream(() -> file)));
  }

  /**
   * A JSON object.
   *
   * @param namesAndValues names of the fields, each followed by its value; null is left out
   * @return its text
   */
  protected String body(Object... namesAndValues) {
    ObjectNode object = json.createObjectNode();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      if (namesAndValues[index + 1] != null) {
        object.putPOJO((String) namesAndValues[index], namesAndValues[index + 1]);
      }
    }
    return object.toString();
  }

  /** A body with one field changed; null makes it null. */
  protected String changed(String body, String field, String value) {
    try {
      ObjectNode object = (ObjectNode) json.readTree(body);
      return object.put(field, value).toString();
    } catch (IOException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  /**
   * Does something several times at once.
   *
   * @param times how often
   * @param action what to do
   * @param <T> its result
   * @return the results
   */
  protected static <T> List<T> atOnce(int times, Callable<T> action) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    CyclicBarrier start = new CyclicBarrier(times);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int count = 0; count < times; count++) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return action.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private ApiAnswer send(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> response =
          CLIENT.send(request.build(), BodyHandlers.ofInputStream());
      JsonNode body = json.readTree(response.body());
      return new ApiAnswer(
          response.statusCode(), response.headers().firstValue("Location").orElse(null), body);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interruption);
    }
  }
}
