package io.tierflow.privacy;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.member.MemberService;
import io.tierflow.member.MergedMembers;
import io.tierflow.member.PersonalDataContributor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Collects everything that is kept about a member. */
@Service
public class MemberExportService {

  private final MemberService members;
  private final MergedMembers merged;
  private final List<PersonalDataContributor> holders;
  private final AuditTrail audit;

  MemberExportService(
      MemberService members,
      MergedMembers merged,
      ObjectProvider<PersonalDataContributor> holders,
      AuditTrail audit) {
    this.members = members;
    this.merged = merged;
    this.holders = holders.orderedStream().toList();
    this.audit = audit;
  }

  /**
   * Everything about a member, of an erased one what is left; and, by their numbers, of those who
   * were merged into the member. The export is audited.
   *
   * @param memberNumber whose
   * @return by section; the profile first
   * @throws io.tierflow.web.NotFoundException if there is no such member
   */
  @Transactional
  public Map<String, Object> export(String memberNumber) {
    members.require(memberNumber);
    Map<String, Object> sections = sections(memberNumber);
    Map<String, Object> others = new LinkedHashMap<>();
    merged
        .heldBy(memberNumber)
        .forEach(merge -> others.put(merge.getMergedMember(), sections(merge.getMergedMember())));
    if (!others.isEmpty()) {
      sections.put("mergedMembers", others);
    }
    audit.record(AuditAction.MEMBER_EXPORTED, memberNumber, null);
    return sections;
  }

  private Map<String, Object> sections(String memberNumber) {
    Map<String, Object> sections = new LinkedHashMap<>();
    sections.put("profile", null);
    holders.forEach(holder -> sections.put(holder.section(), holder.export(memberNumber)));
    return sections;
  }
}
