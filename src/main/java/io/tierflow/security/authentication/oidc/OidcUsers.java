package io.tierflow.security.authentication.oidc;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.security.authentication.EngineUserStore;
import io.tierflow.security.authorization.Groups;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes users of the engine, without a password, of those whom an OpenID Connect provider has
 * signed in, so that they are the same in pages, API and webapps. Which groups they are in, the
 * provider says each time.
 */
@Component
public class OidcUsers {

  /** For so long a token's user is not looked at again, unless the token says something else. */
  static final Duration REMEMBERED_FOR = Duration.ofMinutes(15);

  private static final String MARK = "oidc-identity";
  private static final int MAX_ENTRIES = 10_000;

  private final IdentityService identities;
  private final EngineUserStore users;
  private final AuditTrail audit;
  private final TransactionTemplate transactions;
  private final LoadingCache<OidcIdentity, List<GrantedAuthority>> remembered =
      Caffeine.newBuilder()
          .maximumSize(MAX_ENTRIES)
          .expireAfterWrite(REMEMBERED_FOR)
          .build(this::admit);

  OidcUsers(
      IdentityService identities,
      EngineUserStore users,
      AuditTrail audit,
      PlatformTransactionManager transactions) {
    this.identities = identities;
    this.users = users;
    this.audit = audit;
    this.transactions = new TransactionTemplate(transactions);
  }

  /** As {@link #admit}, for those who send a token with each call. */
  public List<GrantedAuthority> admitBriefly(OidcIdentity identity) {
    return remembered.get(identity);
  }

  /**
   * Lets somebody in as a user of the engine.
   *
   * @return the authorities of their groups, as far as these are groups of the engine
   */
  List<GrantedAuthority> admit(OidcIdentity identity) {
    return transactions.execute(
        started -> {
          keep(identity);
          List<String> groups = groupsOf(identity);
          join(identity.user(), groups);
          audit.recordFor(identity.user(), AuditAction.SIGNED_IN, identity.user(), "provider");
          return groups.stream()
              .map(Groups::authority)
              .<GrantedAuthority>map(SimpleGrantedAuthority::new)
              .toList();
        });
  }

  private void keep(OidcIdentity identity) {
    User known = identities.createUserQuery().userId(identity.user()).singleResult();
    if (known == null) {
      known = identities.newUser(identity.user());
      describe(known, identity);
      save(known);
      identities.setUserInfo(identity.user(), MARK, identity.mark());
    } else if (!identity.mark().equals(identities.getUserInfo(identity.user(), MARK))) {
      throw OidcIdentity.refusal("The provider's user has the name of another user of Tierflow.");
    } else if (describe(known, identity)) {
      save(known);
    }
  }

  private void save(User user) {
    try {
      identities.saveUser(user);
    } catch (BadUserRequestException unfit) {
      throw OidcIdentity.refusal("The provider's user has a name that is not allowed here.");
    }
  }

  private static boolean describe(User user, OidcIdentity identity) {
    boolean changed =
        !Objects.equals(user.getFirstName(), identity.firstName())
            || !Objects.equals(user.getLastName(), identity.lastName())
            || !Objects.equals(user.getEmail(), identity.email());
    user.setFirstName(identity.firstName());
    user.setLastName(identity.lastName());
    user.setEmail(identity.email());
    return changed;
  }

  private List<String> groupsOf(OidcIdentity identity) {
    return identities.createGroupQuery().orderByGroupId().asc().list().stream()
        .map(Group::getId)
        .filter(identity.groups()::contains)
        .toList();
  }

  private void join(String user, List<String> groups) {
    List<String> before = users.groups(user);
    before.stream()
        .filter(group -> !groups.contains(group))
        .forEach(group -> identities.deleteMembership(user, group));
    groups.stream()
        .filter(group -> !before.contains(group))
        .forEach(group -> identities.createMembership(user, group));
  }
}
