package io.tierflow.testsupport.deployment;

/** A decision table with one row that always matches. */
public final class PriceTable {

  private PriceTable() {}

  public static String of(String id, String price) {
    return """
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
        xmlns:camunda="http://camunda.org/schema/1.0/dmn"
        id="%s-definitions" name="Prices" namespace="http://tierflow.io/test">
      <decision id="%s" name="Price" camunda:historyTimeToLive="P30D">
        <decisionTable id="prices" hitPolicy="FIRST">
          <output id="price" name="price" typeRef="double"/>
          <rule id="always"><outputEntry id="entry"><text>%s</text></outputEntry></rule>
        </decisionTable>
      </decision>
    </definitions>
    """
        .formatted(id, id, price);
  }

  /** A process that asks the table parcel-price. */
  public static String journey() {
    return """
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
        xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://tierflow.io/test">
      <process id="parcel-journey" isExecutable="true" camunda:historyTimeToLive="P30D">
        <startEvent id="ParcelHandedIn"/>
        <sequenceFlow id="toPrice" sourceRef="ParcelHandedIn" targetRef="PriceParcel"/>
        <businessRuleTask id="PriceParcel" camunda:decisionRef="parcel-price"/>
      </process>
    </definitions>
    """;
  }
}
