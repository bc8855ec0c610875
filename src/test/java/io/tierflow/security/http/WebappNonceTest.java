package io.tierflow.security.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A page of the webapps runs its own scripts, whatever else is asked for at the same time. */
@HttpTest
class WebappNonceTest {

  private static final String PAGE = "/camunda/app/tasklist/default/";
  private static final int PAGES = 150;
  private static final Pattern IN_POLICY = Pattern.compile("'nonce-([^']+)'");
  private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");

  @Autowired private TestCaller caller;

  @Test
  void eachPageAndItsPolicyHaveANonceOfTheirOwn() {
    StaffVisitor person = signedIn();
    StaffVisitor other = signedIn();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> others =
        CompletableFuture.runAsync(
            () -> {
              while (!over.get()) {
                other.get(PAGE);
              }
            });
    Set<String> nonces = new HashSet<>();
    try {
      for (int page = 0; page < PAGES; page++) {
        nonces.add(nonce(person.get(PAGE)));
      }
    } finally {
      over.set(true);
    }

    others.join();
    assertThat(nonces).hasSize(PAGES).allMatch(nonce -> nonce.length() >= 22);
  }

  @Test
  void aPageIsKeptNowhere() {
    assertThat(signedIn().get(PAGE).headers().allValues("Cache-Control"))
        .containsExactly("no-store");
  }

  private StaffVisitor signedIn() {
    StaffVisitor visitor = new StaffVisitor(caller);
    visitor.signIn(Groups.LOYALTY_MANAGERS, TestCaller.PASSWORD);
    return visitor;
  }

  /** The nonce of the policy, which all of the page's scripts have. */
  private static String nonce(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(200);
    Matcher policy =
        IN_POLICY.matcher(page.headers().firstValue("Content-Security-Policy").orElseThrow());
    assertThat(policy.find()).isTrue();
    Set<String> scripts = new HashSet<>();
    Matcher script = IN_PAGE.matcher(page.body());
    while (script.find()) {
      scripts.add(script.group(1));
    }
    assertThat(scripts).containsExactly(policy.group(1));
    return policy.group(1);
  }
}
