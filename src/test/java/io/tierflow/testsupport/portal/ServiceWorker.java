package io.tierflow.testsupport.portal;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The service worker of the members' pages, as the browser's developer tools get at it. */
public final class ServiceWorker {

  private final Page page;
  private final CDPSession tools;
  private final String registration;

  /** Takes hold of the worker that a page has registered. */
  public ServiceWorker(Page page) {
    this.page = page;
    this.tools = page.context().newCDPSession(page);
    AtomicReference<String> found = new AtomicReference<>();
    tools.on(
        "ServiceWorker.workerRegistrationUpdated",
        event ->
            event
                .getAsJsonArray("registrations")
                .forEach(
                    it -> found.set(it.getAsJsonObject().get("registrationId").getAsString())));
    tools.send("ServiceWorker.enable");
    page.waitForCondition(() -> found.get() != null);
    this.registration = found.get();
  }

  /** Hands the worker what a push service would. */
  public void deliver(String message) {
    URI address = URI.create(page.url());
    JsonObject push = new JsonObject();
    push.addProperty("origin", address.getScheme() + "://" + address.getAuthority());
    push.addProperty("registrationId", registration);
    push.addProperty("data", message);
    tools.send("ServiceWorker.deliverPushMessage", push);
  }

  /** The notifications that the device shows: title, text and what a tap opens. */
  public List<String> shown() {
    page.waitForFunction(
        """
        async () => {
          const worker = await navigator.serviceWorker.getRegistration("/portal/");
          return (await worker.getNotifications()).length > 0;
        }""");
    List<?> shown =
        (List<?>)
            page.evaluate(
                """
            async () => {
              const worker = await navigator.serviceWorker.getRegistration("/portal/");
              const shown = await worker.getNotifications();
              return shown.map((it) => `${it.title}: ${it.body} ${it.data.page}`);
            }""");
    return shown.stream().map(String::valueOf).toList();
  }
}
