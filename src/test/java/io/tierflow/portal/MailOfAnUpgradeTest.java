package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a member's mail server receives of an upgrade. */
@PortalTest
class MailOfAnUpgradeTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
  @LocalServerPort private int port;

  @Test
  void aConfirmedUpgradeIsOneMailAndNoOtherIsAny() {
    String silver = programme.enrol();
    programme.purchase(silver, "1500.00", TODAY.minusDays(3));
    programme.upgrade(silver, TODAY);
    programme.upgrade(silver, TODAY);
    String regular = programme.enrol();
    programme.purchase(regular, "15.00", TODAY.minusDays(3));
    programme.upgrade(regular, TODAY);
    String reviewed = programme.enrol();
    programme.purchase(reviewed, "12000.00", TODAY.minusDays(3));
    String review = programme.upgrade(reviewed, TODAY);
    String declined = programme.enrol();
    programme.purchase(declined, "12000.00", TODAY.minusDays(3));
    programme.review(programme.upgrade(declined, TODAY), "DECLINED", "Not yet.");

    mailbox.send();
    assertThat(subjectsTo(reviewed)).isEmpty();
    programme.review(review, "APPROVED", null);
    mailbox.send();
    mailbox.send();

    assertThat(subjectsTo(silver))
        .containsExactly("Welcome to Silver: your new tier in Tierflow Rewards");
    assertThat(subjectsTo(reviewed))
        .containsExactly("Welcome to VIP: your new tier in Tierflow Rewards");
    assertThat(subjectsTo(regular)).isEmpty();
    assertThat(subjectsTo(declined)).isEmpty();
  }

  @Test
  void itHasBothPartsTheRightAddressesAndAWayOutThatWorks() throws Exception {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    mailbox.send();

    MimeMessage mail = mailbox.to(Mailbox.addressOf(member)).get(0);
    String code =
        programme.texts("select code from voucher where member_number = ?", member).get(0);
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(mail.getFrom()[0]).hasToString("Tierflow Rewards <rewards@tierflow.example>");
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getMessageID()).endsWith("@tierflow.example>");
    for (String part : List.of(Mailbox.textOf(mail), Mailbox.htmlOf(mail))) {
      assertThat(part).contains("Silver", code, member, "https://rewards.example/portal");
    }

    String link = mail.getHeader("List-Unsubscribe")[0].replaceAll("^<|>$", "");
    assertThat(Mailbox.textOf(mail)).contains(link);
    assertThat(Mailbox.htmlOf(mail)).contains("href=\"" + link + "\"");
    String path = link.replaceFirst("^https://[^/]+", "");
    assertThat(
            new PortalVisitor(port)
                .postAlone(path, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"))
        .isEqualTo(200);
    assertThat(programme.member(member).getChoices().emailConsent()).isFalse();
  }

  private List<String> subjectsTo(String member) {
    return mailbox.to(Mailbox.addressOf(member)).stream().map(Mailbox::subjectOf).toList();
  }
}
