package io.tierflow.portal.friends;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.MergedMembers;
import io.tierflow.notification.channel.push.DeviceListener;
import io.tierflow.portal.JoinSettings;
import io.tierflow.portal.PortalAddress;
import io.tierflow.portal.PortalSettings;
import io.tierflow.portal.join.JoinListener;
import io.tierflow.web.PageResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives members a code for their friends, and remembers who came with it. */
@Service
class ReferralService implements JoinListener, DeviceListener {

  /** Without what is read as something else. Of 80 bits nobody guesses one. */
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ReferralRows rows;
  private final MemberService members;
  private final MergedMembers merged;
  private final ProgrammeCalendar calendar;
  private final PortalSettings portal;
  private final JoinSettings join;

  ReferralService(
      ReferralRows rows,
      MemberService members,
      MergedMembers merged,
      ProgrammeCalendar calendar,
      PortalSettings portal,
      JoinSettings join) {
    this.rows = rows;
    this.members = members;
    this.merged = merged;
    this.calendar = calendar;
    this.portal = portal;
    this.join = join;
  }

  /**
   * Whom a member has brought in; the first time, the member gets a code.
   *
   * @param memberNumber the member
   * @param page which page of the friends
   * @return code and friends
   */
  @Transactional
  MyReferrals of(String memberNumber, PageRequest page) {
    if (rows.codeOf(memberNumber).isEmpty()) {
      rows.keepCode(memberNumber, randomCode(), calendar.now());
    }
    String code = rows.codeOf(memberNumber).orElseThrow();
    ReferralFigures figures = rows.figures(memberNumber);
    return new MyReferrals(
        code,
        linkOf(code),
        figures.came(),
        figures.counted(),
        shown(figures.points()),
        PageResponse.of(
            new PageImpl<>(
                rows.of(memberNumber, page).stream().map(this::friend).toList(),
                page,
                figures.came())));
  }

  private URI linkOf(String code) {
    return portal.isOpen() && join.enabled()
        ? portal.page(PortalAddress.JOIN + "?code=" + code)
        : null;
  }

  private MyFriend friend(Referral referral) {
    String name =
        referral.named()
            ? members
                .find(referral.friendNumber())
                .filter(Member::isActive)
                .map(friend -> friend.getProfile().fullName())
                .orElse(null)
            : null;
    ReferralState state =
        referral.state() == ReferralState.BOOKING ? ReferralState.WAITING : referral.state();
    return new MyFriend(
        name,
        calendar.dayOf(referral.joinedAt()),
        state,
        referral.points() == null ? null : shown(referral.points()));
  }

  private static BigDecimal shown(BigDecimal points) {
    BigDecimal shown = points.stripTrailingZeros();
    return shown.scale() < 0 ? shown.setScale(0) : shown;
  }

  private static String randomCode() {
    return RANDOM
        .ints(LENGTH, 0, LETTERS.length())
        .mapToObj(LETTERS::charAt)
        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
        .toString();
  }

  /** A code of somebody who has left brings nobody in; one of a merged member is the other's. */
  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void joined(String memberNumber, String referralCode, boolean named) {
    if (referralCode != null) {
      rows.ownerOf(referralCode)
          .map(merged::holder)
          .filter(sender -> !sender.equals(memberNumber))
          .filter(sender -> members.require(sender).isActive())
          .ifPresent(sender -> rows.keep(memberNumber, sender, named, calendar.now()));
    }
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void handedOver(String before, String now) {
    rows.shareDevice(before, now);
  }
}
