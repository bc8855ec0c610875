package io.tierflow.testsupport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A browser's window in a person's hands. */
public class Window {

  private static final Path PICTURES = Path.of("target/screenshots");
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 1250;

  private final BrowserContext profile;
  private final Page page;
  private final String address;
  private final List<String> complaints = new ArrayList<>();

  public Window(Browser browser, String address) {
    this(browser, address, true);
  }

  Window(Browser browser, String address, boolean scripts) {
    this.address = address;
    this.profile =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(address)
                .setJavaScriptEnabled(scripts)
                .setLocale("en-US")
                .setTimezoneId("UTC")
                .setViewportSize(WIDTH, HEIGHT));
    this.page = profile.newPage();
    page.onPageError(error -> complain(error));
    page.onConsoleMessage(
        message -> {
          if ("error".equals(message.type()) && concernsUs(message.location())) {
            complain(message.text() + " " + message.location());
          }
        });
    page.onRequest(this::watch);
  }

  /**
   * Other servers' pages, such as a provider's, are theirs. Before somebody signs in to a webapp,
   * it asks who has; the browser tells that nobody has.
   */
  private boolean concernsUs(String location) {
    return (location.isEmpty() || location.startsWith(address))
        && !location.contains("/camunda/api/admin/auth/user/default");
  }

  private void complain(String text) {
    complaints.add(page.url() + ": " + text);
  }

  /** A person may go elsewhere; what a page is made of comes from here. */
  private void watch(Request request) {
    String requested = request.url();
    boolean elsewhere = requested.startsWith("http") && !requested.startsWith(address + "/");
    if (elsewhere && !request.isNavigationRequest()) {
      complaints.add(page.url() + " loads from elsewhere: " + requested);
    }
  }

  /** What the browser has to say of refused calls does not count where a session has ended. */
  public Window expectRefusedCalls() {
    complaints.removeIf(complaint -> complaint.contains("status of 401"));
    return this;
  }

  /** What the browser has to say of scripts that it does not run does not count, or of an image. */
  public Window expectBlockedScripts(String image) {
    complaints.removeIf(
        complaint ->
            complaint.contains("violates the following Content Security Policy directive")
                || complaint.contains("status of 404") && complaint.contains(image));
    return this;
  }

  /** What the browser has to say of pages that are not there does not count where they are seen. */
  public Window forget(String complaint) {
    complaints.removeIf(made -> made.contains(complaint));
    return this;
  }

  public List<String> complaints() {
    return complaints;
  }

  /** What Playwright sees of it. */
  public Page page() {
    return page;
  }

  /** Says to each page that its reader speaks another language than English. */
  public Window speak(String language) {
    page.route(
        "**/*",
        route -> {
          Map<String, String> headers = new HashMap<>(route.request().headers());
          headers.put("accept-language", language);
          route.resume(new Route.ResumeOptions().setHeaders(headers));
        });
    return this;
  }

  /** Goes to an address of the application. */
  public Window open(String path) {
    page.navigate(path);
    return this;
  }

  /** Signs in to Tierflow's own pages, as one of the sample's users. */
  public Window signIn(String user) {
    open("/login");
    fillSignIn(user, user);
    assertThat(button("Sign out")).isVisible();
    return this;
  }

  /** Fills the sign-in page that the window shows. */
  public void fillSignIn(String user, String password) {
    page.getByLabel("User").fill(user);
    page.getByLabel("Password").fill(password);
    button("Sign in").click();
  }

  /** Opens one of the engine's webapps, over the sign-in page, as one of the sample's users. */
  public Window openWebapp(String webapp, String user) {
    open("/camunda/app/" + webapp + "/");
    fillSignIn(user, user);
    page.waitForURL("**/camunda/app/" + webapp + "/default/**");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return this;
  }

  /** A button by its name. */
  public Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /** A link by the whole of its name. */
  public Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** A heading by its text. */
  public Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  /** A section of one of our pages, by its anchor. */
  public Locator section(String anchor) {
    return page.locator("#" + anchor);
  }

  /** Keeps what the window shows, for people to look at. */
  public void picture(String name) {
    // Away from what would show a tooltip.
    page.mouse().move(0, 0);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  public void close() {
    profile.close();
  }
}
