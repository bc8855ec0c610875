package io.tierflow.workflow.tierupgrade.review;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets forms show personal data that no variable holds: the engine stores whose data it is, and a
 * reader who may see the task gets the text as it is at that moment. So a corrected address reaches
 * a gift that is waiting, and an erased member leaves nothing behind.
 */
@Component
@EngineInternal(
    why = "Serializers are registered on the internal configuration alone.",
    replacement = "Goes with PersonalSerializer, which it registers.")
class PersonalVariables extends AbstractProcessEnginePlugin {

  private final ObjectProvider<MemberService> members;

  PersonalVariables(ObjectProvider<MemberService> members) {
    this.members = members;
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    engine.getVariableSerializers().addSerializer(new PersonalSerializer(this::text));
  }

  private String text(PersonalValue value) {
    return members
        .getObject()
        .find(value.memberNumber())
        .map(Member::getProfile)
        .map(value.field()::of)
        .orElse("");
  }
}
