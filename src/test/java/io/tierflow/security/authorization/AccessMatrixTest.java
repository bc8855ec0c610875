package io.tierflow.security.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.security.apikey.ApiKeyScope;
import io.tierflow.testsupport.http.AccessMatrix;
import io.tierflow.testsupport.http.Endpoint;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.MemberFilter;
import io.tierflow.testsupport.http.RunningEndpoints;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Calls every endpoint of the running application as everybody, and compares who may call it with
 * the table of docs/access-matrix.md. Bodies are unreadable and ids unknown, so nothing happens.
 */
@HttpTest
class AccessMatrixTest {

  /** What the table says where a key needs no scope. */
  private static final String ANY_KEY = "any";

  private static final Pattern SIGNING = Pattern.compile("/(log|sign-)(in|out)");
  private static final String MEMBERS_SIGN_IN = "/portal/sign-in";
  private static final String MEMBER = "ACCESS-1";
  private static final int RESOURCE_OF_NAMED_ENGINE = 5;
  private static final String BODY = "[";
  private static final Pattern TO_SIGN_IN = Pattern.compile("(/login|/portal/sign-in)$");
  private static final Pattern ENGINES_OWN =
      Pattern.compile("\"type\":\"(Authorization|InvalidRequest|Rest)Exception\"");
  private static final List<String> GROUPS =
      List.of(
          Groups.API_CLIENTS,
          Groups.WAREHOUSE,
          Groups.LOYALTY_MANAGERS,
          Groups.PROCESS_OWNERS,
          Groups.ADMINS);

  @Autowired private TestCaller caller;
  @Autowired private RunningEndpoints endpoints;

  private final AccessMatrix table = AccessMatrix.read();
  private final Map<String, String> keys = new TreeMap<>();
  private String keyToEverything;
  private Session nobody;
  private Session member;

  @BeforeEach
  void createSessions() {
    caller.send(
        caller.as(
            "admin",
            "POST",
            "/api/members",
            "{\"memberNumber\": \"%s\", \"fullName\": \"Dora Access\", \"accountType\": \"INDIVIDUAL\"}"
                .formatted(MEMBER)));
    nobody = new Session();
    member = new Session();
  }

  @BeforeEach
  void createKeys() {
    List<String> scopes = Arrays.stream(ApiKeyScope.values()).map(ApiKeyScope::text).toList();
    scopes.forEach(scope -> keys.put(scope, caller.key(scope)));
    keyToEverything = caller.key(scopes.toArray(String[]::new));
  }

  @Test
  void theTableNamesEveryEndpointAndNothingElse() {
    Set<Endpoint> running = endpoints.all();
    Set<AccessMatrix.Row> used =
        running.stream().flatMap(it -> table.rowOf(it).stream()).collect(Collectors.toSet());

    assertThat(running).hasSizeGreaterThan(500);
    assertThat(running.stream().filter(it -> table.rowOf(it).isEmpty())).isEmpty();
    assertThat(table.rows().stream().filter(row -> !used.contains(row))).isEmpty();
  }

  @Test
  @Tag("full")
  void everyDoorLetsInWhomTheTableNames() {
    Map<String, Role> visitors = visitors();
    Map<String, Endpoint> wrong = new TreeMap<>();
    for (Endpoint endpoint : endpoints.all().stream().filter(it -> !isCopy(it)).toList()) {
      AccessMatrix.Row row = table.rowOf(endpoint).orElseThrow();
      Set<String> actual =
          visitors.entrySet().stream()
              .filter(visitor -> isLetIn(endpoint, visitor.getValue().call(endpoint)))
              .map(Map.Entry::getKey)
              .collect(Collectors.toCollection(TreeSet::new));
      actual.addAll(letInWithKeys(endpoint));
      if (!actual.equals(row.allowed())) {
        wrong.putIfAbsent("The row " + row + " should name " + actual, endpoint);
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** The engine has all of its REST API once more by its name; there, resources are enough. */
  private static boolean isCopy(Endpoint endpoint) {
    return endpoint.pattern().startsWith("/engine-rest/engine/{name}/")
        && endpoint.pattern().split("/").length > RESOURCE_OF_NAMED_ENGINE;
  }

  private Map<String, Role> visitors() {
    Map<String, Role> visitors = new LinkedHashMap<>();
    visitors.put("nobody", this::callAsNobody);
    visitors.put("member", this::callAsMember);
    for (String group : GROUPS) {
      WebappUser webapps = new WebappUser(userOf(group));
      String credentials = TestCaller.basic(userOf(group), TestCaller.PASSWORD);
      visitors.put(
          group,
          endpoint -> {
            if (endpoint.pattern().startsWith("/camunda/")) {
              return webapps.call(endpoint);
            }
            HttpResponse<String> answer = callWith(credentials, endpoint);
            if (endpoint.pattern().endsWith("/sessions/end-others")) {
              webapps.signIn();
            }
            return answer;
          });
    }
    return visitors;
  }

  private HttpResponse<String> callAsNobody(Endpoint endpoint) {
    Session session = lasting(nobody, endpoint);
    return session.send(session.withToken(endpoint));
  }

  private HttpResponse<String> callAsMember(Endpoint endpoint) {
    Session session = lasting(member, endpoint);
    return session.send(session.withToken(endpoint).header(MemberFilter.HEADER, MEMBER));
  }

  /** Members' pages know no credentials, but want their token of whoever comes. */
  private HttpResponse<String> callWith(String credentials, Endpoint endpoint) {
    if (!endpoint.pattern().startsWith("/portal")) {
      return caller.send(request(endpoint).header("Authorization", credentials));
    }
    Session session = lasting(nobody, endpoint);
    return session.send(session.withToken(endpoint).header("Authorization", credentials));
  }

  /** Signing in and out ends a session, so whoever does it takes another. */
  private Session lasting(Session session, Endpoint endpoint) {
    return SIGNING.matcher(endpoint.pattern()).find() ? new Session() : session;
  }

  private static String userOf(String group) {
    return group.equals(Groups.ADMINS) ? "admin" : group;
  }

  /**
   * The scopes that allow a call. Only the API has scopes; elsewhere one key with all of them is
   * enough.
   */
  private Set<String> letInWithKeys(Endpoint endpoint) {
    if (!endpoint.pattern().startsWith("/api/")) {
      return isLetInWith(keyToEverything, endpoint) ? Set.of(ANY_KEY) : Set.of();
    }
    return keys.entrySet().stream()
        .filter(key -> isLetInWith(key.getValue(), endpoint))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private boolean isLetInWith(String key, Endpoint endpoint) {
    return isLetIn(endpoint, callWith("Bearer " + key, endpoint));
  }

  private HttpRequest.Builder request(Endpoint endpoint) {
    return caller.request(endpoint.method(), endpoint.path(), body(endpoint));
  }

  private static String body(Endpoint endpoint) {
    return Set.of("GET", "DELETE", "HEAD", "OPTIONS").contains(endpoint.method()) ? null : BODY;
  }

  /** A refusal by the engine itself means that the call got past the access rules. */
  private static boolean isLetIn(Endpoint endpoint, HttpResponse<String> answer) {
    return switch (answer.statusCode()) {
      case 401 -> false;
      case 403 -> ENGINES_OWN.matcher(answer.body()).find();
      case 302 ->
          endpoint.pattern().equals(MEMBERS_SIGN_IN)
              || !TO_SIGN_IN.matcher(StaffVisitor.location(answer)).find();
      default -> true;
    };
  }

  private interface Role {
    HttpResponse<String> call(Endpoint endpoint);
  }

  /** A browser with a session and the tokens that every change needs. */
  private final class Session {

    private final StaffVisitor browser = new StaffVisitor(caller);
    private final String token = browser.token("/login");
    private final String portalToken = browser.token("/portal/sign-in");

    private HttpResponse<String> send(HttpRequest.Builder request) {
      return browser.send(request);
    }

    private HttpRequest.Builder withToken(Endpoint endpoint) {
      boolean isPortals =
          endpoint.pattern().startsWith("/portal") || endpoint.pattern().startsWith("/api/me/");
      return request(endpoint).header("X-CSRF-TOKEN", isPortals ? portalToken : token);
    }
  }

  /** Someone of the staff in the webapps. */
  private final class WebappUser {

    private final StaffVisitor browser = new StaffVisitor(caller);
    private final String user;
    private String token;

    private WebappUser(String user) {
      this.user = user;
      signIn();
    }

    private void signIn() {
      browser.signIn(user, TestCaller.PASSWORD);
      token =
          browser
              .get("/camunda/app/welcome/default/")
              .headers()
              .firstValue("X-XSRF-TOKEN")
              .orElse("none, for the webapps are not theirs");
    }

    private HttpResponse<String> call(Endpoint endpoint) {
      return browser.send(request(endpoint).header("X-XSRF-TOKEN", token));
    }
  }
}
