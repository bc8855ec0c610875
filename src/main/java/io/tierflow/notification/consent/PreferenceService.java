package io.tierflow.notification.consent;

import io.tierflow.member.ContactChoiceService;
import io.tierflow.member.ContactChoices;
import io.tierflow.member.ContactPreferences;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.MessageChannels;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.notification.outbox.Recipient;
import io.tierflow.notification.outbox.Recipients;
import io.tierflow.notification.template.MessageRenderer;
import io.tierflow.web.InvalidInputException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which messages members want, on which channels. */
@Service
public class PreferenceService {

  private final MemberService members;
  private final ContactChoiceService choices;
  private final Recipients recipients;
  private final MessageChannels channels;
  private final MessageRenderer renderer;
  private final MessageSettings settings;

  PreferenceService(
      MemberService members,
      ContactChoiceService choices,
      Recipients recipients,
      MessageChannels channels,
      MessageRenderer renderer,
      MessageSettings settings) {
    this.members = members;
    this.choices = choices;
    this.recipients = recipients;
    this.channels = channels;
    this.renderer = renderer;
    this.settings = settings;
  }

  /**
   * Reads what a member has chosen.
   *
   * @param memberNumber the member
   * @return the choices, of channels that are on and reach the member alone
   * @throws io.tierflow.web.NotFoundException if there is no such member
   */
  @Transactional(readOnly = true)
  public Preferences of(String memberNumber) {
    Member member = members.require(memberNumber);
    return new Preferences(
        member.getVersion(),
        offered(member, channel -> agreed(member, channel, MessageKind.WELCOME)),
        offered(member, channel -> agreed(member, channel, MessageKind.SPECIAL_OFFER)),
        member.getChoices().preferences().zone(),
        renderer.languageFor(member.getChoices().language()).getLanguage());
  }

  /**
   * What a member can choose from.
   *
   * @param memberNumber the member
   * @return channels, languages, and what holds for all
   * @throws io.tierflow.web.NotFoundException if there is no such member
   */
  @Transactional(readOnly = true)
  public OfferedPreferences offeredTo(String memberNumber) {
    Member member = members.require(memberNumber);
    return new OfferedPreferences(
        List.copyOf(offered(member, channel -> true)),
        Arrays.stream(Channel.values())
            .filter(channels::isConfigured)
            .filter(channel -> !hasAddress(member, channel))
            .toList(),
        languages(),
        settings.quietHours(),
        settings.marketingCapPerWeek());
  }

  /**
   * The languages in which messages are written.
   *
   * @return ISO 639 codes
   */
  public List<String> languages() {
    return renderer.languages().stream().map(Locale::getLanguage).toList();
  }

  /**
   * The language in which somebody is written to who prefers one.
   *
   * @param preferred any language
   * @return ISO 639 code of one of {@link #languages}
   */
  public String languageFor(Locale preferred) {
    return renderer.languageFor(preferred.toLanguageTag()).getLanguage();
  }

  /**
   * Changes what a member has chosen. What the member was not offered stays; marketing comes only
   * where other messages may come.
   *
   * @param memberNumber the member
   * @param wanted the choices, with the constraints declared on them fulfilled
   * @throws InvalidInputException if something is chosen that is not offered
   * @throws io.tierflow.web.ConflictException if the member was changed since the choices were
   *     read, or the membership is closed
   * @throws io.tierflow.web.NotFoundException if there is no such member
   */
  @Transactional
  public void change(String memberNumber, Preferences wanted) {
    OfferedPreferences offered = offeredTo(memberNumber);
    requireOffered("consent", wanted.consent(), offered.channels());
    requireOffered("marketing", wanted.marketing(), offered.channels());
    if (wanted.language() != null) {
      requireOffered("language", Set.of(wanted.language()), offered.languages());
    }
    Set<Channel> marketing = EnumSet.noneOf(Channel.class);
    marketing.addAll(wanted.marketing());
    marketing.retainAll(wanted.consent());
    Choice consented = new Choice(offered.channels(), wanted.consent());
    Choice marketed = new Choice(offered.channels(), marketing);
    choices.choose(
        memberNumber,
        wanted.version(),
        current ->
            new ContactChoices(
                consented.on(Channel.EMAIL, current.emailConsent()),
                consented.on(Channel.SMS, current.smsConsent()),
                language(wanted.language(), current.language()),
                preferences(wanted, consented, marketed, current.preferences())));
  }

  private static ContactPreferences preferences(
      Preferences wanted, Choice consented, Choice marketed, ContactPreferences current) {
    return new ContactPreferences(
        marketed.on(Channel.EMAIL, current.emailMarketing()),
        marketed.on(Channel.SMS, current.smsMarketing()),
        consented.on(Channel.PUSH, current.pushConsent()),
        marketed.on(Channel.PUSH, current.pushMarketing()),
        consented.on(Channel.DASHBOARD, current.dashboardConsent()),
        marketed.on(Channel.DASHBOARD, current.dashboardMarketing()),
        wanted.zone());
  }

  /** Who reads a language in the way of a country, and keeps it, keeps the country. */
  private String language(String wanted, String current) {
    boolean same = wanted == null || wanted.equals(renderer.languageFor(current).getLanguage());
    return same ? current : wanted;
  }

  private static <T> void requireOffered(String field, Collection<T> wanted, List<T> offered) {
    if (!offered.containsAll(wanted)) {
      throw new InvalidInputException(
          field, "For this member, the field %s accepts %s.".formatted(field, offered));
    }
  }

  private Set<Channel> offered(Member member, Predicate<Channel> chosen) {
    Set<Channel> found = EnumSet.noneOf(Channel.class);
    Arrays.stream(Channel.values())
        .filter(channels::isConfigured)
        .filter(channel -> hasAddress(member, channel))
        .filter(chosen)
        .forEach(found::add);
    return found;
  }

  private boolean hasAddress(Member member, Channel channel) {
    return recipients.of(member.getMemberNumber(), channel, MessageKind.WELCOME).hasAddress();
  }

  private static boolean agreed(Member member, Channel channel, MessageKind kind) {
    return Recipient.member(member, channel, kind).consent();
  }

  /**
   * What was chosen on channels.
   *
   * @param offered channels there was something to choose on
   * @param chosen those that were chosen
   */
  private record Choice(List<Channel> offered, Set<Channel> chosen) {

    private boolean on(Channel channel, boolean current) {
      return offered.contains(channel) ? chosen.contains(channel) : current;
    }
  }
}
