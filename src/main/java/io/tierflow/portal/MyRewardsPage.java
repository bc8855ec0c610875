package io.tierflow.portal;

import io.tierflow.reward.RewardRefusedException;
import io.tierflow.reward.catalog.RewardAvailability;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import io.tierflow.web.PageParameters;
import io.tierflow.web.PagedView;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which members choose rewards: one tap chooses, the next confirms. */
@Controller
@RequestMapping(PortalAddress.REWARDS)
class MyRewardsPage {

  /** Ids of the page can't meet those of other clients. */
  private static final String OF_PAGE = "portal-";

  private final MyAccount account;
  private final MyRewardsAccount rewards;
  private final PortalFrame frame;

  MyRewardsPage(MyAccount account, MyRewardsAccount rewards, PortalFrame frame) {
    this.account = account;
    this.rewards = rewards;
    this.frame = frame;
  }

  @GetMapping
  String show(
      @AuthenticationPrincipal SignedInMember me,
      @RequestParam Map<String, String> parameters,
      Locale locale,
      Model model) {
    Locale language = frame.add(me, locale, model);
    model.addAttribute("tiers", account.tierNames(me, language));
    model.addAttribute("rewards", rewards.rewards(me, language));
    PagedView<MyRedemption> redemptions =
        new PageParameters(parameters)
            .listing("redemptions", page -> rewards.redemptions(me, page, language));
    model.addAttribute("redemptions", redemptions);
    String done = OF_PAGE + parameters.get("redeemed");
    model.addAttribute(
        "done",
        redemptions.page().items().stream()
            .filter(redemption -> redemption.redemptionId().equals(done))
            .findFirst()
            .orElse(null));
    return "portal/rewards";
  }

  @GetMapping("/{reward}")
  String confirm(
      @AuthenticationPrincipal SignedInMember me,
      @PathVariable String reward,
      Locale locale,
      Model model) {
    Locale language = frame.add(me, locale, model);
    MyReward chosen =
        rewards
            .reward(me, reward, language)
            .orElseThrow(() -> new NotFoundException("There is no such reward."));
    model.addAttribute("reward", chosen);
    model.addAttribute("left", rewards.available(me) - chosen.points());
    model.addAttribute("redemptionId", UUID.randomUUID());
    return "portal/reward";
  }

  @PostMapping("/{reward}")
  ModelAndView redeem(
      @AuthenticationPrincipal SignedInMember me,
      @PathVariable String reward,
      @RequestParam UUID redemptionId,
      Locale locale,
      Model model) {
    try {
      rewards.redeem(me, OF_PAGE + redemptionId, reward, locale);
      return new ModelAndView(
          "redirect:%s?redeemed=%s".formatted(PortalAddress.REWARDS, redemptionId));
    } catch (RewardRefusedException refused) {
      return refused(me, refused.availability().name(), locale, model);
    } catch (ConflictException changedMeanwhile) {
      return refused(me, RewardAvailability.HIGHER_TIER.name(), locale, model);
    }
  }

  private ModelAndView refused(SignedInMember me, String why, Locale locale, Model model) {
    model.addAttribute("refused", why);
    return new ModelAndView(show(me, Map.of(), locale, model), HttpStatus.CONFLICT);
  }
}
