package io.tierflow.security.authorization;

import io.tierflow.security.apikey.ApiKeyScope;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may make a call. Admins may do whatever anybody of the staff may.
 *
 * @param method of the call; null for every method
 * @param path its pattern
 * @param groups whose members may make it, besides the admins
 * @param scopes of API keys each of which allows it
 */
public record Access(
    HttpMethod method, String path, List<String> groups, List<ApiKeyScope> scopes) {

  static Access to(HttpMethod method, String path, String... groups) {
    return new Access(method, path, List.of(groups), List.of());
  }

  static Access to(String path, String... groups) {
    return to(null, path, groups);
  }

  /** The same, and for keys with any of the scopes. */
  Access orKeyWith(ApiKeyScope... allowing) {
    return new Access(method, path, groups, List.of(allowing));
  }

  RequestMatcher matcher() {
    return PathPatternRequestMatcher.withDefaults().matcher(method, path);
  }

  String[] authorities() {
    return Stream.of(
            groups.stream().map(Groups::authority),
            Stream.of(Groups.authority(Groups.ADMINS)),
            scopes.stream().map(ApiKeyScope::authority))
        .flatMap(authorities -> authorities)
        .toArray(String[]::new);
  }
}
