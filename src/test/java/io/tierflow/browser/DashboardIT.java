package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The dashboard as people see it; a browser that refuses a style or script fails these tests. */
@BrowserTest
class DashboardIT {

  private static final int PHONE = 360;
  private static final int HEIGHT = 800;

  @Test
  void aManagerSeesPlotsAndUnfoldsTheirTables(Window manager) {
    manager.signIn("manager").open("/");
    manager.section("figures").getByText("Dashboard").click();

    assertThat(manager.heading("Dashboard")).isVisible();
    assertThat(plots(manager)).hasCount(10);
    assertThat(manager.page().locator(".plot canvas")).hasCount(10);
    assertThat(plots(manager).first())
        .hasAttribute("aria-label", Pattern.compile("Members by tier.*same figures"));
    Locator table = manager.section("members").locator("table");
    assertThat(table).isHidden();
    plots(manager).first().hover();
    manager.picture("dashboard");

    manager.section("members").getByText("Table", exact()).click();
    assertThat(table).isVisible();
    manager.picture("dashboard-with-a-table");
  }

  @Test
  void theChoiceIsKeptInFilesAndPictures(Window manager) throws IOException {
    manager.signIn("manager").open("/dashboard");
    manager.page().getByLabel("Period").selectOption("24");
    manager.page().getByLabel("Account").selectOption("INDIVIDUAL");
    manager.button("Apply").click();

    assertThat(manager.page()).hasURL(Pattern.compile("months=24&tier=&accountType=INDIVIDUAL$"));
    Locator points = manager.section("points");
    Download file = manager.page().waitForDownload(() -> points.getByText("Export as CSV").click());
    Assertions.assertThat(file.suggestedFilename()).isEqualTo("points.csv");
    Assertions.assertThat(Files.readAllLines(file.path())).hasSize(25);
    Download picture =
        manager.page().waitForDownload(() -> points.getByText("Download as PNG").click());
    Assertions.assertThat(picture.suggestedFilename()).isEqualTo("points.png");
    Assertions.assertThat(ImageIO.read(picture.path().toFile()).getWidth()).isGreaterThan(1000);
  }

  @Test
  void plotsFollowTheSystemsWishAndFitAPhone(Window manager) {
    manager.signIn("manager").open("/dashboard");
    assertThat(plots(manager)).hasCount(10);
    String inLight = corner(manager);

    manager.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    manager.page().setViewportSize(PHONE, HEIGHT);

    Assertions.assertThat(corner(manager)).isNotEqualTo(inLight);
    manager
        .page()
        .waitForFunction(
            "document.querySelector('.plot canvas').getBoundingClientRect().width < innerWidth");
    Assertions.assertThat(
            manager.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    manager.picture("dashboard-on-a-phone-in-dark");
  }

  private static Locator plots(Window window) {
    return window.page().locator("[data-drawn]");
  }

  /** The color behind the first plot. */
  private static String corner(Window window) {
    return String.valueOf(
        window
            .page()
            .evaluate(
                "[...document.querySelector('.plot canvas').getContext('2d')"
                    + ".getImageData(1, 1, 1, 1).data].join()"));
  }

  private static Locator.GetByTextOptions exact() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
