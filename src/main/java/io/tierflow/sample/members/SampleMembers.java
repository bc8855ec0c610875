package io.tierflow.sample.members;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tierflow.member.Member;
import io.tierflow.member.MemberSearch;
import io.tierflow.web.PageResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Who belongs to the sample programme: members whose number begins with the letter that those of
 * its file begin with, such as S in retail. Whoever else is in the database may be a real person.
 */
@Component
@Profile("sample")
public class SampleMembers {

  private static final int MAX_LISTED = 200;

  private final MemberSearch members;
  private final Set<String> letters;

  SampleMembers(MemberSearch members, @Value("${tierflow.sample}") String programme)
      throws IOException {
    this.members = members;
    this.letters =
        lettersIn(
            new ClassPathResource("sample/%s/members.csv".formatted(programme))
                .getContentAsString(StandardCharsets.UTF_8));
  }

  private static Set<String> lettersIn(String file) throws IOException {
    try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file)) {
      return lines.stream()
          .map(line -> line.getField("member_number").substring(0, 1))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /**
   * Whether a number is one of the sample's.
   *
   * @param memberNumber any number, or null
   * @return whether it is
   */
  public boolean include(String memberNumber) {
    return memberNumber != null && letters.stream().anyMatch(memberNumber::startsWith);
  }

  /**
   * Those whose membership is open.
   *
   * @return the first two hundred, by number
   */
  public List<SampleMember> active() {
    return members.search("", PageResponse.request(0, MAX_LISTED)).items().stream()
        .filter(member -> include(member.getMemberNumber()) && member.isActive())
        .map(SampleMembers::sampleMember)
        .toList();
  }

  private static SampleMember sampleMember(Member member) {
    return new SampleMember(
        member.getMemberNumber(),
        member.getProfile().fullName(),
        member.getTier(),
        member.isEmailKnown());
  }
}
