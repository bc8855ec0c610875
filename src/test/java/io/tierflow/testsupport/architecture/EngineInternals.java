package io.tierflow.testsupport.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tierflow.camunda.EngineInternal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;

/** Which classes of Tierflow use internals of Camunda, and which ones. */
public final class EngineInternals {

  /** Packages of implementations, FEEL's syntax tree and the Scala library that comes with it. */
  private static final Pattern INTERNAL =
      Pattern.compile(
          "org\\.camunda\\.(.+\\.)?impl\\..+|org\\.camunda\\.feel\\.syntaxtree\\..+"
              + "|camundajar\\.impl\\..+");

  private static final String FEEL = "/META-INF/maven/org.camunda.feel/feel-engine/pom.properties";

  private final SortedMap<String, Use> uses = new TreeMap<>();

  private EngineInternals(Iterable<JavaClass> tierflow) {
    for (JavaClass each : tierflow) {
      uses.computeIfAbsent(topLevel(each).getName(), name -> new Use(topLevel(each))).add(each);
    }
    uses.values().removeIf(use -> use.types().isEmpty() && use.mark().isEmpty());
  }

  public static EngineInternals ofTierflow() {
    return new EngineInternals(
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tierflow"));
  }

  /** In the order of their names. */
  public Collection<Use> uses() {
    return uses.values();
  }

  public static boolean isInternal(String type) {
    return INTERNAL.matcher(type).matches();
  }

  /** Of the engine and of FEEL on the class path. */
  public static Map<String, String> versions() {
    Properties feel = new Properties();
    try (InputStream in = EngineInternals.class.getResourceAsStream(FEEL)) {
      feel.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put("Camunda", ProcessEngine.class.getPackage().getImplementationVersion());
    versions.put("FEEL", feel.getProperty("version"));
    return versions;
  }

  private static JavaClass topLevel(JavaClass type) {
    return type.getEnclosingClass().map(EngineInternals::topLevel).orElse(type);
  }

  /** What one class of Tierflow, with those that it encloses, uses. */
  public static final class Use {

    private final JavaClass user;
    private final List<JavaClass> classes = new ArrayList<>();
    private final SortedSet<JavaClass> types =
        new TreeSet<>(Comparator.comparing(JavaClass::getName));

    private Use(JavaClass user) {
      this.user = user;
    }

    private void add(JavaClass part) {
      classes.add(part);
      part.getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .map(JavaClass::getBaseComponentType)
          .filter(type -> isInternal(type.getName()))
          .forEach(types::add);
    }

    public JavaClass user() {
      return user;
    }

    /** The user and the classes within it. */
    List<JavaClass> classes() {
      return classes;
    }

    /** The internal types. */
    public SortedSet<JavaClass> types() {
      return types;
    }

    public Optional<EngineInternal> mark() {
      return user.tryGetAnnotationOfType(EngineInternal.class);
    }

    /** What it uses besides types. */
    public List<String> also() {
      return mark().stream().flatMap(mark -> Stream.of(mark.also())).toList();
    }
  }
}
