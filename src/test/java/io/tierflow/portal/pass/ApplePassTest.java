package io.tierflow.portal.pass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import io.tierflow.testsupport.wallet.PassAuthority;
import io.tierflow.testsupport.wallet.Phone;
import io.tierflow.testsupport.wallet.WalletServicesOfTests;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A pass is as Apple wants it, and shows what the member's pages show. */
@PortalTest
@Import(WalletServicesOfTests.class)
class ApplePassTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final String PASS = "/portal/card/apple.pkpass";

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
  @Autowired private PassAuthority authority;
  @LocalServerPort private int port;

  private String member;
  private PortalVisitor visitor;

  @BeforeEach
  void signIn() {
    member = programme.enrol();
    visitor = new PortalVisitor(port);
    visitor.ask(member);
    visitor.use(mailbox.codeFor(member, 1));
  }

  @Test
  void eachFileIsDigestedAndTheDigestsAreSigned() throws Exception {
    HttpResponse<byte[]> answer = visitor.download(PASS);

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/vnd.apple.pkpass");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    Map<String, byte[]> files = Phone.files(answer.body());
    assertThat(files)
        .containsOnlyKeys(
            "pass.json",
            "icon.png",
            "icon@2x.png",
            "icon@3x.png",
            "logo.png",
            "logo@2x.png",
            "manifest.json",
            "signature");
    JsonNode manifest = Phone.json(files.get("manifest.json"));
    assertThat(manifest.size()).isEqualTo(files.size() - 2);
    for (Map.Entry<String, JsonNode> digest : manifest.properties()) {
      assertThat(digest.getValue().asText())
          .as(digest.getKey())
          .isEqualTo(
              HexFormat.of()
                  .formatHex(
                      MessageDigest.getInstance("SHA-1").digest(files.get(digest.getKey()))));
    }
    verify(files.get("manifest.json"), files.get("signature"));
  }

  private void verify(byte[] manifest, byte[] signature) throws Exception {
    CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(manifest), signature);
    assertThat(new CMSSignedData(signature).getSignedContent()).as("detached").isNull();
    SignerInformation signer = signed.getSignerInfos().getSigners().iterator().next();
    @SuppressWarnings("unchecked")
    X509CertificateHolder holder =
        (X509CertificateHolder)
            signed.getCertificates().getMatches(signer.getSID()).iterator().next();
    X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);

    assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))).isTrue();
    certificate.verify(authority.certificate().getPublicKey());
    assertThat(certificate.getSubjectX500Principal().getName()).contains("OU=TEAM123456");
    assertThat(signed.getCertificates().getMatches(null)).as("with the intermediate").hasSize(2);
    Time time =
        Time.getInstance(
            signer
                .getSignedAttributes()
                .get(CMSAttributes.signingTime)
                .getAttrValues()
                .getObjectAt(0));
    assertThat(time.getDate().toInstant())
        .isCloseTo(Instant.now(), new TemporalUnitWithinOffset(1, ChronoUnit.MINUTES));
  }

  @Test
  void itShowsTheTierAndPointsOfTheHomePage() {
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);

    JsonNode pass = Phone.read(visitor.download(PASS).body());

    JsonNode card = pass.get("storeCard");
    String points = card.at("/headerFields/0/value").asText();
    String tier = card.at("/primaryFields/0/value").asText();
    assertThat(points).isEqualTo("150");
    assertThat(visitor.get("/portal").body())
        .contains("<dd>" + points + "</dd>", "<span>" + tier + "</span>");
    assertThat(card.at("/headerFields/0/label").asText()).isEqualTo("Points you can spend");
    assertThat(card.at("/headerFields/0/changeMessage").asText()).contains("%@");
    assertThat(card.at("/secondaryFields/0/value").asText()).isEqualTo("Ada Example");
    assertThat(pass.at("/barcodes/0/format").asText()).isEqualTo("PKBarcodeFormatQR");
    assertThat(pass.at("/barcodes/1/format").asText()).isEqualTo("PKBarcodeFormatCode128");
    assertThat(pass.at("/barcodes/1/message").asText()).isEqualTo(member);
    assertThat(pass.get("passTypeIdentifier").asText()).isEqualTo(PassAuthority.PASS_TYPE);
    assertThat(pass.get("teamIdentifier").asText()).isEqualTo("TEAM123456");
    assertThat(pass.get("webServiceURL").asText())
        .isEqualTo("https://rewards.example/wallet/apple");
    assertThat(pass.get("backgroundColor").asText()).matches("rgb\\(\\d+, \\d+, \\d+\\)");
    assertThat(pass.has("voided")).isFalse();
  }

  @Test
  void aMemberHasOnePassAndNobodyElseHasIt() {
    JsonNode first = Phone.read(visitor.download(PASS).body());
    JsonNode second = Phone.read(visitor.download(PASS + "?memberNumber=S0001").body());

    assertThat(Phone.serialNumber(second)).isEqualTo(Phone.serialNumber(first));
    assertThat(Phone.token(second)).isEqualTo(Phone.token(first)).hasSize(32);
    assertThat(Phone.serialNumber(first)).matches("[0-9a-f]{32}").doesNotContain(member);
    assertThat(PortalVisitor.locationOf(new PortalVisitor(port).get(PASS)))
        .isEqualTo("/portal/sign-in");
    assertThat(
            programme.texts("select token from wallet_pass where member_number = ?", member).get(0))
        .as("sealed")
        .doesNotContain(Phone.token(first));
  }

  @Test
  void theCardLeadsToBothWallets() {
    assertThat(visitor.get("/portal/card").body())
        .contains("href=\"/portal/card/apple.pkpass\">Add to Apple Wallet</a>")
        .contains("href=\"/portal/card/google\">Save to Google Wallet</a>");
    assertThat(visitor.get("/portal/card", "Accept-Language", "de").body())
        .contains("Zu Apple Wallet hinzufügen", "In Google Wallet speichern");
  }
}
