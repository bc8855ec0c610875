package io.tierflow.security.authorization;

import io.tierflow.web.LinkAccess;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Asks the rules that decide when the link is followed: those of the filter chains, and for a
 * webapp of the engine also the engine's own authorization.
 */
@Component("links")
class RuleBasedLinkAccess implements LinkAccess {

  private static final Pattern WEBAPP = Pattern.compile("/camunda/app/(\\w+)/.*");
  private static final String OPEN_TO_ALL = "welcome";

  private final WebInvocationPrivilegeEvaluator rules;
  private final AuthorizationService engine;
  private final IdentityService identities;

  RuleBasedLinkAccess(
      WebInvocationPrivilegeEvaluator rules,
      AuthorizationService engine,
      IdentityService identities) {
    this.rules = rules;
    this.engine = engine;
    this.identities = identities;
  }

  @Override
  public boolean isOpen(String path) {
    Authentication user = signedIn();
    return user != null
        && rules.isAllowed("", path, HttpMethod.GET.name(), user)
        && (webappOf(path) == null || isOpenTo(user, webappOf(path)));
  }

  @Override
  public String user() {
    Authentication user = signedIn();
    return user == null ? null : user.getName();
  }

  @Override
  public List<String> groups() {
    Authentication user = signedIn();
    return user == null ? List.of() : groups(user);
  }

  @Override
  public String fullName() {
    String id = user();
    User known = id == null ? null : identities.createUserQuery().userId(id).singleResult();
    String name =
        known == null
            ? ""
            : Stream.of(known.getFirstName(), known.getLastName())
                .filter(StringUtils::hasText)
                .map(String::strip)
                .collect(Collectors.joining(" "));
    return name.isEmpty() ? id : name;
  }

  private static Authentication signedIn() {
    Authentication user = SecurityContextHolder.getContext().getAuthentication();
    return user instanceof AnonymousAuthenticationToken ? null : user;
  }

  private static String webappOf(String path) {
    Matcher webapp = WEBAPP.matcher(path);
    return webapp.matches() ? webapp.group(1) : null;
  }

  private boolean isOpenTo(Authentication user, String webapp) {
    return webapp.equals(OPEN_TO_ALL)
        || engine.isUserAuthorized(
            user.getName(), groups(user), Permissions.ACCESS, Resources.APPLICATION, webapp);
  }

  private static List<String> groups(Authentication user) {
    return user.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .filter(Groups::isGroup)
        .map(Groups::ofAuthority)
        .toList();
  }
}
