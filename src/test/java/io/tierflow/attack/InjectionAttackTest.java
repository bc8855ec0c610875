package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a member is called stays text, whoever shows it. */
@AttackTest
class InjectionAttackTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired private Attacker attacker;
  @Autowired private ObjectMapper json;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(1)>",
        "${7*7}",
        "#{7*7}",
        "*{7*7}",
        "[[${7*7}]]",
        "[(${7*7})]",
        "__${7*7}__::.x",
        "~{::main}",
        "{{7*7}}",
        "${T(java.lang.Runtime).getRuntime()}",
        "'; drop table member; --",
        "${''.getClass().forName('java.lang.System')}",
      })
  void aMembersNameIsShownAsItIs(String name) throws Exception {
    String number = "X-INJECT-" + NUMBERS.incrementAndGet();
    AttackAnswer enrolled =
        attacker.json(
            Insiders.ADMIN,
            "POST",
            "/api/members",
            json.writeValueAsString(Map.of("memberNumber", number, "fullName", name)));
    assertThat(enrolled.status()).as(enrolled.body()).isIn(201, 400);

    for (String path :
        new String[] {
          "/members/" + number, "/members?search=" + encoded(name), "/members?q=" + encoded(name),
        }) {
      AttackAnswer page = attacker.get(Insiders.MANAGER, path);
      assertThat(page.status()).isLessThan(500);
      assertThat(page.body())
          .doesNotContain("<script>alert", "<img src=x", "<svg/onload")
          .doesNotContain(">49<", "49__", "java.lang.Runtime@", "class java.lang");
    }
    assertThat(attacker.get(Insiders.ADMIN, "/api/members").status()).isEqualTo(200);
  }

  @Test
  void aSearchFindsOnlyWhatItNames() {
    String all = attacker.get(Insiders.ADMIN, "/api/members?size=1").body();
    for (String search :
        new String[] {"' or '1'='1", "') or 1=1 --", "\" or \"\"=\"", "a' union select 1 --"}) {
      AttackAnswer found = attacker.get(Insiders.MANAGER, "/members?search=" + encoded(search));
      assertThat(found.status()).isEqualTo(200);
      assertThat(found.body()).doesNotContain("SQL", "Exception");
    }
    assertThat(all).isNotEmpty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
