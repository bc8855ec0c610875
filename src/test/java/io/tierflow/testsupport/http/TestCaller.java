package io.tierflow.testsupport.http;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** Calls the application under test over HTTP, as a user or as nobody. */
@TestComponent
public class TestCaller {

  public static final String PASSWORD = "correct horse";

  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

  private final Environment environment;
  private final HttpClient client = HttpClient.newHttpClient();

  public TestCaller(Environment environment) {
    this.environment = environment;
  }

  /** A request that a user's credentials go with. */
  public HttpRequest.Builder as(String user, String method, String path, String body) {
    return request(method, path, body).header("Authorization", basic(user, PASSWORD));
  }

  /** A request without credentials. */
  public HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(address(path))
        .header("Content-Type", "application/json")
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  /** A new API key. */
  public String key(String... scopes) {
    String body =
        "{\"name\": \"test\", \"scopes\": [\"%s\"]}".formatted(String.join("\", \"", scopes));
    Matcher token = TOKEN.matcher(send(as("admin", "POST", "/api/api-keys", body)).body());
    if (!token.find()) {
      throw new IllegalStateException("No key was created.");
    }
    return token.group(1);
  }

  /** A request that an API key goes with. */
  public HttpRequest.Builder with(String key, String method, String path, String body) {
    return request(method, path, body).header("Authorization", "Bearer " + key);
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return send(client, request);
  }

  public static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException unanswered) {
      throw new IllegalStateException(unanswered);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** A browser that keeps cookies. */
  public static HttpClient browser() {
    return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  public URI address(String path) {
    return URI.create(
        "http://localhost:" + environment.getRequiredProperty("local.server.port") + path);
  }

  public static String basic(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }
}
