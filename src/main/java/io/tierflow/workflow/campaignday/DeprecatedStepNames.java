package io.tierflow.workflow.campaignday;

import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * The names that earlier releases gave to steps of the campaign day. Models that owners deployed
 * then, and instances that run on them, still bind their elements by these names.
 */
@Component
class DeprecatedStepNames implements BeanFactoryPostProcessor {

  private static final Map<String, String> NAMES =
      Map.of(
          "openCommunicationDay", "openCampaignDay",
          "tellPageOfMembers", "notifyPageOfMembers",
          "closeCommunicationDay", "closeCampaignDay");

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    NAMES.forEach((deprecated, name) -> beans.registerAlias(name, deprecated));
  }
}
