package io.tierflow.sample.shop;

import io.tierflow.security.apikey.ApiKeyScope;
import io.tierflow.security.apikey.TransientApiKeyService;
import java.util.Set;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The shop's API key, made anew at each start before the port opens, and kept nowhere else. */
@Component
@Profile("sample")
class ShopKey implements SmartLifecycle {

  private final TransientApiKeyService keys;
  private volatile String token;

  ShopKey(TransientApiKeyService keys) {
    this.keys = keys;
  }

  String token() {
    return token;
  }

  @Override
  public void start() {
    token = keys.renew("Sample shop", Set.of(ApiKeyScope.TRANSACTIONS_WRITE));
  }

  @Override
  public void stop() {
    token = null;
  }

  @Override
  public boolean isRunning() {
    return token != null;
  }

  /** Before the web server, which starts in a phase of its own below the graceful shutdown's. */
  @Override
  public int getPhase() {
    return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 2048;
  }
}
