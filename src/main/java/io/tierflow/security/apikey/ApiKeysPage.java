package io.tierflow.security.apikey;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.security.secret.TokenTerms;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.StaffPage;
import java.security.Principal;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which admins create and revoke API keys. */
@StaffPage(title = "API keys", section = "keys", way = ApiKeysPage.KEYS, wayName = "All API keys")
class ApiKeysPage {

  static final String KEYS = "/api-keys";

  private final ApiKeyService keys;
  private final ProgrammeCalendar calendar;
  private final FigureFormat text;

  ApiKeysPage(ApiKeyService keys, ProgrammeCalendar calendar, FigureFormat text) {
    this.keys = keys;
    this.calendar = calendar;
    this.text = text;
  }

  @GetMapping(KEYS)
  String keys(Model model) {
    model.addAttribute("keys", keys.keys());
    model.addAttribute("scopes", ApiKeyScope.values());
    model.addAttribute("today", calendar.today());
    model.addAttribute("text", text);
    return "api-keys";
  }

  /** The token waits in the session for the page that shows it, and is gone from there then. */
  @PostMapping(KEYS)
  String create(
      @RequestParam(required = false) String name,
      @RequestParam(required = false) List<String> scope,
      @RequestParam(defaultValue = "") String expiresOn,
      Principal admin,
      RedirectAttributes attributes) {
    attributes.addFlashAttribute(
        "issued", keys.create(name, scope, TokenTerms.readLastDay(expiresOn), admin.getName()));
    return "redirect:" + KEYS;
  }

  @PostMapping(KEYS + "/{keyId}/revocation")
  String revoke(@PathVariable String keyId, Principal admin) {
    keys.revoke(keyId, admin.getName());
    return "redirect:" + KEYS;
  }
}
