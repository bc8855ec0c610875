package io.tierflow.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.RunningEndpoints;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Without the profile sample, there is no mailbox and no shop, and nothing of what they need. */
@HttpTest
class SamplePagesElsewhereTest {

  @Autowired private ApplicationContext tierflow;
  @Autowired private RunningEndpoints endpoints;
  @Autowired private TestCaller caller;

  @Test
  void nothingOfTheSampleIsMade() {
    assertThat(
            Arrays.stream(tierflow.getBeanDefinitionNames())
                .map(tierflow::getType)
                .filter(Objects::nonNull)
                .map(Class::getName)
                .filter(name -> name.startsWith("io.tierflow.sample")))
        .isEmpty();
  }

  @Test
  void noEndpointIsThere() {
    assertThat(endpoints.all())
        .isNotEmpty()
        .noneMatch(
            endpoint ->
                endpoint.pattern().startsWith("/mailbox")
                    || endpoint.pattern().startsWith("/sample-shop"));
  }

  /** Those ask strangers to sign in, whether there is something or not. */
  @ParameterizedTest
  @CsvSource({
    "GET, /mailbox",
    "GET, /mailbox/1",
    "GET, /mailbox/1/mail",
    "GET, /sample-shop",
    "GET, /sample-shop/orders/1",
    "POST, /sample-shop/orders",
    "POST, /sample-shop/orders/1/returns",
    "POST, /sample-shop/orders/1/cancellation",
  })
  void theirAddressesAnswerLikeAnyThatIsNotThere(String method, String path) {
    String body = method.equals("POST") ? "" : null;

    HttpResponse<String> stranger = caller.send(caller.request(method, path, body));
    HttpResponse<String> admin = caller.send(caller.as("admin", method, path, body));

    assertThat(stranger.statusCode())
        .isEqualTo(caller.send(caller.request(method, "/nowhere", body)).statusCode())
        .isIn(302, 401);
    assertThat(admin.statusCode())
        .isEqualTo(caller.send(caller.as("admin", method, "/nowhere", body)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void theSignInPageSaysThatLinksCantBeSentAndOffersNobody() {
    HttpResponse<String> page = caller.send(caller.request("GET", "/portal/sign-in", null));

    assertThat(page.body())
        .contains("the operator has not set up e-mail (spring.mail.host)")
        .doesNotContain("class=\"trial\"", "/mailbox");
  }
}
