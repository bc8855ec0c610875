package io.tierflow.testsupport.http;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A form on a page of staff, with the hidden fields that came with it. */
public final class StaffForm {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final StaffVisitor visitor;
  private final String address;
  private final Map<String, String> fields = new LinkedHashMap<>();

  private StaffForm(StaffVisitor visitor, String address) {
    this.visitor = visitor;
    this.address = address;
  }

  /**
   * The form of a page that sends to the page's own address. The visitor's own sign-out has no
   * other hidden field than the token.
   */
  public static StaffForm on(StaffVisitor visitor, String page) {
    StaffForm form = new StaffForm(visitor, page);
    Matcher hidden = HIDDEN.matcher(visitor.get(page).body());
    while (hidden.find()) {
      form.fields.put(hidden.group(1), hidden.group(2));
    }
    return form;
  }

  /** The same form on another address of the page. */
  public StaffForm to(String other) {
    StaffForm form = new StaffForm(visitor, other);
    form.fields.putAll(fields);
    return form;
  }

  public StaffForm with(String field, String value) {
    fields.put(field, value);
    return this;
  }

  public StaffForm without(String field) {
    fields.remove(field);
    return this;
  }

  /** Sends what is filled in; again, if it is called again. */
  public HttpResponse<String> send() {
    return visitor.post(
        address,
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
