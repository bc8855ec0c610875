package io.tierflow.camunda.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models and forms that this release brings on its class path. */
@Component
class ReleasedModels {

  private static final List<String> FOLDERS = List.of("bpmn/", "dmn/");
  private static final List<String> TYPES = List.of("bpmn", "form", "dmn");

  private final ResourcePatternResolver classPath = new PathMatchingResourcePatternResolver();

  /** All of them, each once, by path. */
  List<ReleasedModel> all() {
    TreeMap<String, ReleasedModel> byPath = new TreeMap<>();
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
