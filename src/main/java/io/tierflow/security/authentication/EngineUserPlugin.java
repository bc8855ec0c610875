package io.tierflow.security.authentication;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.security.authentication.password.EnginePasswordChecks;
import io.tierflow.security.authentication.password.PasswordHash;
import io.tierflow.security.authentication.password.PasswordRuleInterceptor;
import io.tierflow.security.authentication.password.PasswordRules;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How the engine keeps its users: their passwords hashed slowly, every change of them told. */
@Component
@EngineInternal(
    why =
        "Password hash, password rules, identity provider and interceptors are set on the "
            + "internal configuration alone.",
    replacement = "Goes with EngineIdentityProvider and the password rules, which it registers.")
class EngineUserPlugin extends AbstractProcessEnginePlugin {

  private final PasswordHash hash;
  private final ApplicationEventPublisher events;
  private final ObjectProvider<EnginePasswordChecks> passwords;

  EngineUserPlugin(
      PasswordHash hash,
      ApplicationEventPublisher events,
      ObjectProvider<EnginePasswordChecks> passwords) {
    this.hash = hash;
    this.passwords = passwords;
    this.events = events;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setPasswordEncryptor(hash);
    engine.setEnablePasswordPolicy(true);
    engine.setPasswordPolicy(new PasswordRules());
    engine.setIdentityProviderSessionFactory(new Identities());
    List<CommandInterceptor> interceptors = new ArrayList<>();
    if (engine.getCustomPreCommandInterceptorsTxRequired() != null) {
      interceptors.addAll(engine.getCustomPreCommandInterceptorsTxRequired());
    }
    interceptors.add(new PasswordRuleInterceptor());
    engine.setCustomPreCommandInterceptorsTxRequired(interceptors);
  }

  private final class Identities implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return WritableIdentityProvider.class;
    }

    @Override
    public Session openSession() {
      return new EngineIdentityProvider(events, passwords);
    }
  }
}
