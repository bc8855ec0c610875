package io.tierflow.security.http;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.tierflow.security.apikey.ApiKeyScope;
import io.tierflow.security.authorization.Access;
import io.tierflow.security.authorization.AccessRules;
import io.tierflow.web.DeclaredProblems;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPatternParser;

/** Tells in the interface's description how to sign in, and what each call needs. */
@Component
class OpenApiSecurityCustomizer implements OpenApiCustomizer {

  private static final String BASIC = "basic";
  private static final String KEY = "apiKey";

  @Override
  public void customise(OpenAPI api) {
    Components components = api.getComponents() == null ? new Components() : api.getComponents();
    components.addSecuritySchemes(
        BASIC, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
    components.addSecuritySchemes(
        KEY,
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("tfk_…")
            .description("An API key, which an admin creates at /api-keys"));
    api.components(components).getPaths().forEach(OpenApiSecurityCustomizer::describe);
  }

  private static void describe(String path, PathItem item) {
    item.readOperationsMap().forEach((method, call) -> describe(path, method, call));
  }

  private static void describe(String path, PathItem.HttpMethod method, Operation call) {
    AccessRules.API.stream()
        .filter(access -> fits(access, HttpMethod.valueOf(method.name()), path))
        .findFirst()
        .ifPresent(access -> describe(access, call));
  }

  private static boolean fits(Access access, HttpMethod method, String path) {
    return (access.method() == null || access.method().equals(method))
        && PathPatternParser.defaultInstance
            .parse(access.path())
            .matches(PathContainer.parsePath(path));
  }

  private static void describe(Access access, Operation call) {
    DeclaredProblems.declare(call, "401", "Not signed in, or the credentials are wrong.");
    DeclaredProblems.declare(call, "403", "Signed in, but not allowed to do this.");
    DeclaredProblems.declare(
        call, "429", "Too many calls. `Retry-After` says how many seconds to wait.");
    call.addSecurityItem(new SecurityRequirement().addList(BASIC));
    String scopes =
        access.scopes().stream().map(ApiKeyScope::text).collect(Collectors.joining(", "));
    if (!scopes.isEmpty()) {
      call.addSecurityItem(new SecurityRequirement().addList(KEY));
      call.addExtension("x-api-key-scopes", scopes);
      String before = call.getDescription() == null ? "" : call.getDescription() + "\n\n";
      call.setDescription(before + "API keys need the scope " + scopes + ".");
    }
  }
}
