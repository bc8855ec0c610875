package io.tierflow.testsupport.http;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with a browser that keeps cookies and does not follow where it is sent. */
public class StaffVisitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final TestCaller caller;
  private final HttpClient browser = TestCaller.browser();

  public StaffVisitor(TestCaller caller) {
    this.caller = caller;
  }

  public HttpResponse<String> signIn(String user, String password) {
    return post(
        "/login",
        "username=%s&password=%s&_csrf=%s"
            .formatted(user, URLEncoder.encode(password, StandardCharsets.UTF_8), token("/login")));
  }

  /** The CSRF token in the first form of a page. */
  public String token(String page) {
    Matcher token = TOKEN.matcher(get(page).body());
    if (!token.find()) {
      throw new IllegalStateException(page + " has no form.");
    }
    return token.group(1);
  }

  /** The CSRF token that the engine's webapps hand out with their first page, and never again. */
  public String webappToken() {
    return get("/camunda/app/welcome/default/").headers().firstValue("X-XSRF-TOKEN").orElseThrow();
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(caller.address(path)).header("Accept", "text/html").GET());
  }

  /** As a script asks. */
  public HttpResponse<String> fetch(String path) {
    return send(HttpRequest.newBuilder(caller.address(path)).header("Accept", "*/*").GET());
  }

  public HttpResponse<String> post(String path, String form) {
    return send(
        HttpRequest.newBuilder(caller.address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return TestCaller.send(browser, request);
  }

  public static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
