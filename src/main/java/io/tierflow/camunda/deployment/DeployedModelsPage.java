package io.tierflow.camunda.deployment;

import io.tierflow.web.FigureFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that shows which models are in effect, and which of them would be refused today. */
@Controller
class DeployedModelsPage {

  private final StandingModels standing;
  private final RefusedReleases refused;
  private final FigureFormat text;

  DeployedModelsPage(StandingModels standing, RefusedReleases refused, FigureFormat text) {
    this.standing = standing;
    this.refused = refused;
    this.text = text;
  }

  @GetMapping("/deployed-models")
  String models(Model model) {
    model.addAttribute("models", standing.all());
    model.addAttribute("refused", refused.all());
    model.addAttribute("text", text);
    return "deployed-models";
  }
}
