package io.tierflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.SampleVisit;
import io.tierflow.testsupport.browser.Window;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How much a phone has to load before a member sees anything, and how long a slow one takes. */
@BrowserTest
class PortalWeightIT {

  private static final long MAX_BYTES = 100_000;

  /** Slow 4G and a processor a quarter as fast, as Lighthouse has a phone. */
  private static final double LATENCY_IN_MILLISECONDS = 150;

  private static final double BYTES_PER_SECOND = 1_638_400 / 8.0;
  private static final int TIMES_SLOWER = 4;

  private static final String FIRST_PAINT =
      "Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)";

  @Test
  void theFirstViewIsLightEnoughForAPhone(Window member) {
    SampleVisit.signIn(member, "S0026");
    member.page().setViewportSize(390, 844);
    CDPSession browser = member.page().context().newCDPSession(member.page());
    AtomicLong bytes = new AtomicLong();
    browser.on(
        "Network.loadingFinished",
        event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
    browser.send("Network.enable");
    browser.send("Network.setCacheDisabled", with("cacheDisabled", true));
    slowDown(browser);

    for (String path : new String[] {"/portal", "/portal/rewards", "/portal/benefits"}) {
      bytes.set(0);
      member
          .page()
          .navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
      Object paint = member.page().evaluate(FIRST_PAINT);
      System.out.printf(
          "%s: %,d bytes, first contentful paint after %s ms on a slow phone%n",
          path, bytes.get(), paint);
      assertThat(bytes.get()).as("bytes of " + path).isBetween(1_000L, MAX_BYTES);
    }
  }

  private static void slowDown(CDPSession browser) {
    JsonObject network = with("offline", false);
    network.addProperty("latency", LATENCY_IN_MILLISECONDS);
    network.addProperty("downloadThroughput", BYTES_PER_SECOND);
    network.addProperty("uploadThroughput", BYTES_PER_SECOND);
    browser.send("Network.emulateNetworkConditions", network);
    JsonObject processor = new JsonObject();
    processor.addProperty("rate", TIMES_SLOWER);
    browser.send("Emulation.setCPUThrottlingRate", processor);
  }

  private static JsonObject with(String name, boolean value) {
    JsonObject parameters = new JsonObject();
    parameters.addProperty(name, value);
    return parameters;
  }
}
