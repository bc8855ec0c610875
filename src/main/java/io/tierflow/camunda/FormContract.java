package io.tierflow.camunda;

import java.util.List;
import java.util.Map;

/**
 * What a form must ask, because the flow reads it.
 *
 * @param id id of the form, which a diagram refers to
 * @param fields the keys of the fields that must be there; with each the values among which the
 *     field lets people choose, none where they type
 */
public record FormContract(String id, Map<String, List<String>> fields) {}
