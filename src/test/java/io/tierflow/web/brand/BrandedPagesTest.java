package io.tierflow.web.brand;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A programme with a color and a logo of its own shows them to staff, members and in mails. */
@Tag("full")
@HttpTest
@TestPropertySource(
    properties = {
      "tierflow.brand.color=#8a1538",
      "tierflow.brand.logo=file:src/test/resources/brand/logo.png"
    })
class BrandedPagesTest {

  private static final String WELCOME = "/message-templates/WELCOME/EMAIL/en/mail";

  @Autowired private TestCaller caller;

  @Test
  void pagesLoadTheColorAndTheLogo() {
    StaffVisitor stranger = new StaffVisitor(caller);

    HttpResponse<String> look = stranger.get("/brand.css");
    assertThat(look.headers().firstValue("Content-Type")).hasValue("text/css;charset=UTF-8");
    assertThat(look.headers().firstValue("Cache-Control")).hasValue("max-age=604800, public");
    assertThat(look.body()).contains("--accent: #8a1538;");
    HttpResponse<String> logo = stranger.get("/brand/logo");
    assertThat(logo.statusCode()).isEqualTo(200);
    assertThat(logo.headers().firstValue("Content-Type")).hasValue("image/png");
    for (String page : new String[] {"/login", "/portal/sign-in"}) {
      assertThat(stranger.get(page).body())
          .as(page)
          .containsPattern("href=\"/brand.css\\?v=\\w{8}\"")
          .containsPattern("src=\"/brand/logo\\?v=\\w{8}\"");
    }
  }

  @Test
  void mailsWearTheColorAndTheLogo() {
    StaffVisitor manager = new StaffVisitor(caller);
    manager.signIn(Groups.LOYALTY_MANAGERS, TestCaller.PASSWORD);

    assertThat(manager.get(WELCOME).body())
        .contains("background-color:#8a1538")
        .doesNotContain("#14423d", "#7fcabd");
  }
}
