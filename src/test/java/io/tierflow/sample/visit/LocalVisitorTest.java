package io.tierflow.sample.visit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who gets to the sample's mailbox and shop. */
class LocalVisitorTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, localhost:8080",
    "127.0.0.1, LOCALHOST",
    "127.0.0.2, 127.0.0.1:8080",
    "::1, [::1]:8080",
    "0:0:0:0:0:0:0:1, localhost:8080",
    "::ffff:127.0.0.1, localhost:8080",
  })
  void aBrowserOnThisMachineGetsIn(String sender, String host) {
    assertThat(LocalVisitor.is(request(sender, host))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.168.1.7", "10.0.0.1", "203.0.113.9", "fe80::1%eth0", "2001:db8::1", "", "me"})
  void anotherMachineDoesNot(String sender) {
    assertThat(LocalVisitor.is(request(sender, "localhost:8080"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tierflow.example",
        "tierflow.example:8080",
        "localhost.evil.example",
        "evil.example#localhost",
        "localhost:8080@evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "0.0.0.0:8080",
        "[::]:8080",
        "localhost:",
        "localhost:8080:8080",
        "",
      })
  void aPageOfAnotherNameDoesNot(String host) {
    assertThat(LocalVisitor.is(request("127.0.0.1", host))).isFalse();
  }

  @Test
  void aRequestWithTwoHostsOrNoneDoesNot() {
    MockHttpServletRequest two = request("127.0.0.1", "localhost:8080");
    two.addHeader("Host", "localhost:8080");
    MockHttpServletRequest none = new MockHttpServletRequest();
    none.setRemoteAddr("127.0.0.1");

    assertThat(LocalVisitor.is(two)).isFalse();
    assertThat(LocalVisitor.is(none)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For",
        "x-forwarded-host",
        "X-Forwarded-Proto",
        "Forwarded",
        "Via",
        "X-Real-IP"
      })
  void whatAProxyPassesOnDoesNot(String header) {
    MockHttpServletRequest passedOn = request("127.0.0.1", "localhost:8080");
    passedOn.addHeader(header, "127.0.0.1");

    assertThat(LocalVisitor.is(passedOn)).isFalse();
  }

  /** A declared proxy's header is taken off, and leaves this trace. */
  @Test
  void aSenderWhomAProxyHasNamedDoesNot() {
    MockHttpServletRequest passedOn = request("127.0.0.1", "localhost:8080");
    passedOn.setAttribute("org.apache.tomcat.request.forwarded", Boolean.TRUE);

    assertThat(LocalVisitor.is(passedOn)).isFalse();
  }

  @Test
  void whoDoesNotGetInIsToldThatThereIsNothing() throws ServletException, IOException {
    MockHttpServletResponse answer = new MockHttpServletResponse();
    MockFilterChain behind = new MockFilterChain();

    new LocalVisitorFilter().doFilter(request("203.0.113.9", "localhost"), answer, behind);

    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(behind.getRequest()).isNull();
  }

  private static MockHttpServletRequest request(String sender, String host) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/mailbox");
    request.setRemoteAddr(sender);
    request.addHeader("Host", host);
    return request;
  }
}
