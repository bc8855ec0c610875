package io.tierflow.sample.visit;

import io.tierflow.policy.Tier;
import io.tierflow.portal.TrialMembers;
import io.tierflow.sample.members.SampleMember;
import io.tierflow.sample.members.SampleMembers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Of each tier the first member who has an e-mail address, for whoever can open the mailbox. */
@Component
@Profile("sample")
class SampleTrialMembers implements TrialMembers {

  private final SampleMembers members;

  SampleTrialMembers(SampleMembers members) {
    this.members = members;
  }

  @Override
  public List<TrialMember> offeredTo(HttpServletRequest visitor) {
    if (!LocalVisitor.is(visitor)) {
      return List.of();
    }
    Map<Tier, TrialMember> firstOfTier = new LinkedHashMap<>();
    members.active().stream()
        .filter(SampleMember::reachedByEmail)
        .forEach(member -> firstOfTier.putIfAbsent(member.tier(), trial(member)));
    return List.copyOf(firstOfTier.values());
  }

  private static TrialMember trial(SampleMember member) {
    return new TrialMember(member.memberNumber(), member.name());
  }

  @Override
  public String mailbox() {
    return "/mailbox";
  }
}
