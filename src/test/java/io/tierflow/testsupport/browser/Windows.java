package io.tierflow.testsupport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.tierflow.testsupport.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Hands a test windows of a browser, each of which knows nothing of the others: whoever takes one
 * is a person at a machine of their own. All tests share one browser.
 */
public class Windows implements ParameterResolver, AfterEachCallback {

  /** A busy machine may take its time; what never comes is missed all the same. */
  private static final double PATIENCE_IN_MILLISECONDS = 20_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_IN_MILLISECONDS);
  }

  private static final Namespace NAMESPACE = Namespace.create(Windows.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Window.class;
  }

  @Override
  public Window resolveParameter(ParameterContext parameter, ExtensionContext test) {
    RunningBrowser browser =
        test.getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent("browser", key -> new RunningBrowser(), RunningBrowser.class);
    boolean scripts = !parameter.isAnnotated(WithoutScripts.class);
    Window window = new Window(browser.started, address(test), scripts);
    windows(test).opened.add(window);
    return window;
  }

  /** A test in which one of our own pages complained has failed, whatever else it saw. */
  @Override
  public void afterEach(ExtensionContext test) {
    List<Window> opened = windows(test).opened;
    List<String> complaints = opened.stream().flatMap(w -> w.complaints().stream()).toList();
    test.getExecutionException()
        .ifPresent(failure -> opened.forEach(w -> w.picture("failed-" + test.getDisplayName())));
    opened.forEach(Window::close);
    assertThat(complaints).as("complaints of the browser").isEmpty();
  }

  private static Opened windows(ExtensionContext test) {
    return test.getStore(NAMESPACE)
        .getOrComputeIfAbsent("windows", key -> new Opened(new ArrayList<>()), Opened.class);
  }

  private static String address(ExtensionContext test) {
    return "http://127.0.0.1:"
        + SpringExtension.getApplicationContext(test)
            .getEnvironment()
            .getRequiredProperty("local.server.port");
  }

  private record Opened(List<Window> opened) {}

  /** The browser, closed when the last test is over. */
  private static final class RunningBrowser implements ExtensionContext.Store.CloseableResource {

    private final Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    private final Browser started =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Chromium.executable())
                    .setArgs(
                        List.of(
                            // Tests may run as root, whom the sandbox refuses.
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));

    @Override
    public void close() {
      playwright.close();
    }
  }
}
