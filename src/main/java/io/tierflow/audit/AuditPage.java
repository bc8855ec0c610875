package io.tierflow.audit;

import io.tierflow.common.ValueFormat;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.StaffPage;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The pages on which admins read the audit and have its chain verified. */
@StaffPage(title = "Audit", section = "audit", way = AuditPage.AUDIT, wayName = "The whole audit")
class AuditPage {

  static final String AUDIT = "/audit";
  private static final int SIZE = 50;

  private final AuditLog log;
  private final AuditVerifier verifier;
  private final AuditTrail trail;
  private final AuditText words;
  private final FigureFormat text;

  AuditPage(
      AuditLog log, AuditVerifier verifier, AuditTrail trail, AuditText words, FigureFormat text) {
    this.log = log;
    this.verifier = verifier;
    this.trail = trail;
    this.words = words;
    this.text = text;
  }

  @ModelAttribute
  void words(Model model) {
    model.addAttribute("words", words);
    model.addAttribute("text", text);
  }

  @GetMapping(AUDIT)
  String audit(
      @RequestParam(required = false) String actor,
      @RequestParam(required = false) String action,
      @RequestParam(required = false) String subject,
      @RequestParam(required = false) String address,
      @RequestParam(required = false) String day,
      @RequestParam(required = false) String before,
      Model model) {
    AuditQuery filter = AuditQuery.of(actor, action, subject, address, day);
    AuditLines found = log.newestFirst(filter, place(before), SIZE);
    model.addAttribute("filter", filter);
    model.addAttribute("found", found);
    model.addAttribute("newest", before == null ? null : address(filter, null));
    model.addAttribute("older", found.older() == null ? null : address(filter, found.older()));
    model.addAttribute("head", log.head());
    return "audit";
  }

  @GetMapping(AUDIT + "/{place}")
  String entry(@PathVariable String place, Model model) {
    model.addAttribute("entry", log.require(place(place)));
    return "audit-entry";
  }

  @PostMapping(AUDIT + "/verification")
  String verify(@RequestParam(required = false) String anchor, RedirectAttributes attributes) {
    AuditVerification verification = verifier.verify(ChainAnchor.parse(anchor));
    trail.record(AuditAction.AUDIT_VERIFIED, "audit", "Anchor " + verification.anchor());
    attributes.addFlashAttribute("verification", verification);
    return "redirect:" + AUDIT;
  }

  private static Long place(String number) {
    try {
      return number == null ? null : ValueFormat.WHOLE.read(number);
    } catch (IllegalArgumentException notANumber) {
      throw new InvalidInputException(
          "before", "The number of an entry must be a whole number, such as 120.");
    }
  }

  private static String address(AuditQuery filter, Long before) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(AUDIT);
    with(address, "actor", filter.actor());
    with(address, "action", filter.action());
    with(address, "subject", filter.subject());
    with(address, "address", filter.address());
    with(address, "day", filter.day());
    with(address, "before", before);
    return address.encode().toUriString();
  }

  private static void with(UriComponentsBuilder address, String name, Object value) {
    if (value != null) {
      address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
    }
  }
}
