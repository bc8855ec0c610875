package io.tierflow.camunda.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The models and forms that this release brings on its class path. A programme to start from brings
 * tables of its own in place of the product's of the same name.
 */
@Component
class ReleasedModels {

  private static final String TABLES = "dmn/";
  private static final List<String> FOLDERS = List.of("bpmn/", TABLES);
  private static final List<String> TYPES = List.of("bpmn", "form", "dmn");

  private final ResourcePatternResolver classPath = new PathMatchingResourcePatternResolver();

  /** The product's own, each once, by path. */
  List<ReleasedModel> all() {
    return all("");
  }

  /**
   * All that a programme starts with, each once, by path.
   *
   * @param programme name of the programme to start from; empty for none
   */
  List<ReleasedModel> all(String programme) {
    TreeMap<String, ReleasedModel> byPath = new TreeMap<>();
    ownTables(programme).forEach(model -> byPath.put(model.path(), model));
    for (String folder : FOLDERS) {
      for (String type : TYPES) {
        for (Resource resource : find("classpath*:" + folder + "**/*." + type)) {
          ReleasedModel model = read(folder, resource);
          byPath.putIfAbsent(model.path(), model);
        }
      }
    }
    return new ArrayList<>(byPath.values());
  }

  /** The tables of a programme to start from; they have the paths of those that they replace. */
  List<ReleasedModel> ownTables(String programme) {
    if (programme.isEmpty()) {
      return List.of();
    }
    String folder = "sample/" + programme + "/";
    return Arrays.stream(find("classpath*:" + folder + "*.dmn"))
        .map(resource -> read(folder, resource))
        .map(table -> new ReleasedModel(TABLES + table.fileName(), table.content()))
        .toList();
  }

  private Resource[] find(String pattern) {
    try {
      return classPath.getResources(pattern);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The address ends with the path; before it stands the jar's, or the build folder's. */
  private static ReleasedModel read(String folder, Resource resource) {
    try {
      String address = resource.getURL().toString();
      return new ReleasedModel(
          address.substring(address.lastIndexOf("/" + folder) + 1),
          resource.getContentAsByteArray());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
