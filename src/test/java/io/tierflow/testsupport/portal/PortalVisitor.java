package io.tierflow.testsupport.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser that keeps cookies, follows nothing by itself and fills forms in. */
public class PortalVisitor {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final int port;

  public PortalVisitor(int port) {
    this.port = port;
  }

  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** What an address answers, byte for byte. */
  public HttpResponse<byte[]> download(String path) {
    return send(HttpRequest.newBuilder(address(path)).GET(), BodyHandlers.ofByteArray());
  }

  /** Loads a page and sends its form. */
  public HttpResponse<String> submit(String page, String path, Map<String, String> fields) {
    Map<String, String> form = new TreeMap<>(fields);
    form.put("_csrf", tokenIn(page));
    return post(path, form);
  }

  private String tokenIn(String page) {
    Matcher token = CSRF.matcher(get(page).body());
    assertThat(token.find()).as("a form at " + page).isTrue();
    return token.group(1);
  }

  /** Posts without cookies and credentials, as a mail provider does. */
  public int postAlone(String path, String contentType, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body));
    return new PortalVisitor(port).send(request).statusCode();
  }

  public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** Calls the API as a script of the page would. */
  public HttpResponse<String> call(String method, String path, String json) {
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", tokenIn("/portal"))
            .method(method, BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> ask(String numberOrEmail) {
    return submit("/portal/sign-in", "/portal/sign-in", Map.of("username", numberOrEmail));
  }

  public HttpResponse<String> use(String code) {
    return submit("/portal/sign-in/link", "/portal/sign-in/link", Map.of("token", code));
  }

  public String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("JSESSIONID"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  public static String locationOf(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElse("/nowhere"))
        .toString()
        .replaceFirst("^http://localhost:\\d+", "");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request.build(), body);
    } catch (IOException unanswered) {
      throw new IllegalStateException(unanswered);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
