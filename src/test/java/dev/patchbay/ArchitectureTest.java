package dev.patchbay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.reload.HotReloadTimer;
import dev.patchbay.registry.snapshot.InternalRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * Rules for packages, technologies and code style, as the pages on architecture state them. A rule
 * that must be broken is changed here, in its own commit, with the reason.
 */
@AnalyzeClasses(packages = "dev.patchbay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Pattern CLOCK_READING =
      Pattern.compile(
          "java\\.time\\.\\w+\\.now\\((?!java\\.time\\.Clock).*"
              + "|java\\.time\\.(Clock|InstantSource)\\.system.*"
              + "|java\\.lang\\.System\\.currentTimeMillis.*"
              + "|java\\.util\\.Date\\.<init>\\(\\)");

  // Allowed imports: one line per package; adapters are imported by no other package.

  @ArchTest static final ArchRule BEAN = onlyImports("bean");
  @ArchTest static final ArchRule MODEL = onlyImports("model");
  @ArchTest static final ArchRule REGISTRY = onlyImports("registry", "model");
  @ArchTest static final ArchRule DESCRIPTOR = onlyImports("descriptor", "model", "registry");
  @ArchTest static final ArchRule FILES = onlyImports("files", "model", "registry");
  @ArchTest static final ArchRule STORE = onlyImports("store", "model", "registry");
  @ArchTest static final ArchRule SECURITY = onlyImports("security", "model", "registry", "web");
  @ArchTest static final ArchRule TELEMETRY = onlyImports("telemetry", "model", "registry");
  @ArchTest static final ArchRule WEB = onlyImports("web", "registry");
  @ArchTest static final ArchRule UPSTREAM = onlyImports("upstream", "model", "registry");

  @ArchTest
  static final ArchRule API =
      onlyImports("api", "model", "registry", "security", "upstream", "web");

  @ArchTest
  static final ArchRule MCP =
      onlyImports("mcp", "model", "registry", "security", "upstream", "web");

  @ArchTest
  static final ArchRule THERE_IS_NO_OTHER_PACKAGE =
      classes()
          .should()
          .resideInAnyPackage(
              ours(
                  "bean",
                  "model",
                  "registry",
                  "descriptor",
                  "files",
                  "store",
                  "security",
                  "telemetry",
                  "upstream",
                  "web",
                  "api",
                  "mcp"));

  @ArchTest
  static final ArchRule NO_PACKAGES_IMPORT_EACH_OTHER =
      slices().matching("dev.patchbay.(**)").should().beFreeOfCycles();

  // Where a technology may be used.

  @ArchTest
  static final ArchRule MODEL_IS_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage("dev.patchbay.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "dev.patchbay.model..", "org.jspecify..", "org.pcollections..");

  /** Rules only, which the store and the resources may use: no container, no library. */
  @ArchTest
  static final ArchRule HISTORY_IS_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage("dev.patchbay.registry.diff..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "dev.patchbay.model..", "dev.patchbay.registry.diff..", "org.jspecify..");

  @ArchTest static final ArchRule EJB = isNamedOnlyIn("registry", "jakarta.ejb..");

  @ArchTest
  static final ArchRule SQL =
      isNamedOnlyIn(
          "store",
          "java.sql..",
          "javax.sql..",
          "org.jdbi..",
          "org.flywaydb..",
          "com.zaxxer..",
          "org.h2..",
          "org.postgresql..");

  /** Descriptors are YAML, and so is our OpenAPI document, which its filter also serves as JSON. */
  @ArchTest
  static final ArchRule YAML =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.patchbay.descriptor..")
          .and()
          .doNotHaveSimpleName("OpenApiFilter")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.snakeyaml..", "org.yaml..", "tools.jackson.dataformat.yaml..");

  @ArchTest
  static final ArchRule JSON_SCHEMA_VALIDATOR =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.patchbay.descriptor..", "dev.patchbay.upstream..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.networknt..");

  @ArchTest static final ArchRule HTTP_CLIENT = isNamedOnlyIn("upstream", "org.apache.hc..");

  @ArchTest
  static final ArchRule LIMITS = isNamedOnlyIn("upstream.limit", "io.github.resilience4j..");

  @ArchTest static final ArchRule HISTOGRAMS = isNamedOnlyIn("registry", "org.HdrHistogram..");

  @ArchTest static final ArchRule TOKENS = isNamedOnlyIn("security.token", "com.nimbusds..");

  @ArchTest static final ArchRule JAX_RS = isNamedOnlyIn("api", "jakarta.ws.rs..");

  @ArchTest
  static final ArchRule METRICS = isNamedOnlyIn("telemetry", "org.eclipse.microprofile.metrics..");

  @ArchTest
  static final ArchRule HEALTH = isNamedOnlyIn("telemetry", "org.eclipse.microprofile.health..");

  @ArchTest
  static final ArchRule ONLY_THE_REGISTRY_AND_ITS_TIMER_ARE_EJBS =
      classes()
          .that()
          .areAnnotatedWith(jakarta.ejb.Singleton.class)
          .or()
          .areAnnotatedWith(jakarta.ejb.Stateless.class)
          .or()
          .areAnnotatedWith(jakarta.ejb.Stateful.class)
          .or()
          .areAnnotatedWith(jakarta.ejb.MessageDriven.class)
          .should()
          .be(InternalRegistry.class)
          .orShould()
          .be(HotReloadTimer.class);

  // Shape of classes.

  @ArchTest
  static final ArchRule BEANS_ARE_SINGLETONS =
      noClasses()
          .that()
          .areNotAnnotations()
          .should()
          .beAnnotatedWith(RequestScoped.class)
          .orShould()
          .beAnnotatedWith(SessionScoped.class)
          .orShould()
          .beAnnotatedWith(ConversationScoped.class)
          .orShould()
          .beAnnotatedWith(Dependent.class)
          .orShould()
          .beAnnotatedWith(jakarta.inject.Singleton.class);

  /** JAX-RS makes its resources itself. */
  @ArchTest
  static final ArchRule ONLY_RESOURCES_HAVE_A_PROXY =
      classes()
          .that()
          .areAnnotatedWith(ApplicationScoped.class)
          .should()
          .beAnnotatedWith(Path.class);

  @ArchTest
  static final ArchRule WHAT_A_BEAN_PRODUCES_HAS_NO_PROXY =
      methods()
          .that()
          .areAnnotatedWith(Produces.class)
          .should()
          .beAnnotatedWith(jakarta.inject.Singleton.class);

  @ArchTest
  static final ArchRule A_BEAN_TAKES_WHAT_IT_NEEDS_BY_ITS_CONSTRUCTOR =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(SingletonBean.class)
          .should()
          .notBeAnnotatedWith(Inject.class);

  @ArchTest
  static final ArchRule A_BEAN_KEEPS_WHAT_IT_TAKES =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(SingletonBean.class)
          .and()
          .areNotFinal()
          .should(notBeOfATypeThatAConstructorTakes());

  @ArchTest
  static final ArchRule A_CLASS_WITH_AN_INJECTED_CONSTRUCTOR_HAS_NO_EMPTY_ONE =
      constructors()
          .that()
          .areAnnotatedWith(Inject.class)
          .should()
          .beDeclaredInClassesThat()
          .areAnnotatedWith(SingletonBean.class)
          .andShould(standBesideNoEmptyOne());

  @ArchTest
  static final ArchRule A_BEAN_IS_INJECTED_THROUGH_ONE_CONSTRUCTOR =
      classes().should(haveAtMostOneInjectedConstructor());

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      classes()
          .should()
          .haveNameNotMatching(".*(Impl|Manager|Helper|Utils?|Common|Base|D[Tt][Oo])");

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses classes) {
    Stream<JavaPackage> unmarked =
        classes.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class));

    assertThat(unmarked).extracting(JavaPackage::getName).isEmpty();
  }

  // Forbidden calls.

  /** Except the one command that runs outside of a server and prints its result. */
  @ArchTest
  static final ArchRule NOTHING_IS_PRINTED =
      noClasses().that().doNotHaveSimpleName("VerifyAudit").should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule LOGGING_IS_THAT_OF_THE_JDK_PLATFORM =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "org.slf4j..");

  @ArchTest
  static final ArchRule TIME_COMES_IN_THROUGH_THE_CONSTRUCTOR =
      noClasses()
          .should()
          .accessTargetWhere(
              describe(
                  "the clock is read outside a producer",
                  access ->
                      readsTheClock(access)
                          && !access.getOrigin().isAnnotatedWith(Produces.class)));

  private static boolean readsTheClock(JavaAccess<?> access) {
    return CLOCK_READING.matcher(access.getTarget().getFullName()).matches();
  }

  private static ArchRule onlyImports(String name, String... others) {
    String[] allowed =
        ours(Stream.concat(Stream.of(name, "bean"), Arrays.stream(others)).toArray(String[]::new));
    return classes()
        .that()
        .resideInAPackage("dev.patchbay." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("dev.patchbay..").or(resideInAnyPackage(allowed)))
        .allowEmptyShould(true)
        .as(name + " imports of ours only itself, bean and " + Arrays.toString(others));
  }

  private static ArchRule isNamedOnlyIn(String name, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("dev.patchbay." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }

  private static String[] ours(String... names) {
    return Arrays.stream(names).map(name -> "dev.patchbay." + name + "..").toArray(String[]::new);
  }

  private static ArchCondition<JavaField> notBeOfATypeThatAConstructorTakes() {
    return new ArchCondition<>("not be of a type that a constructor takes") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean taken =
            !field.getRawType().isPrimitive()
                && field.getOwner().getConstructors().stream()
                    .flatMap(constructor -> constructor.getRawParameterTypes().stream())
                    .anyMatch(field.getRawType()::equals);
        events.add(new SimpleConditionEvent(field, !taken, field.getFullName() + " is not final"));
      }
    };
  }

  private static ArchCondition<JavaConstructor> standBesideNoEmptyOne() {
    return new ArchCondition<>("stand beside no empty one") {
      @Override
      public void check(JavaConstructor injected, ConditionEvents events) {
        boolean alone =
            injected.getOwner().getConstructors().stream()
                .filter(other -> !other.equals(injected))
                .noneMatch(other -> other.getRawParameterTypes().isEmpty());
        events.add(
            new SimpleConditionEvent(
                injected, alone, injected.getFullName() + " stands beside an empty constructor"));
      }
    };
  }

  private static ArchCondition<JavaClass> haveAtMostOneInjectedConstructor() {
    return new ArchCondition<>("have at most one @Inject constructor") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        long injected =
            type.getConstructors().stream()
                .filter(constructor -> constructor.isAnnotatedWith(Inject.class))
                .count();
        events.add(
            new SimpleConditionEvent(
                type,
                injected <= 1,
                type.getName() + " has " + injected + " @Inject constructors"));
      }
    };
  }
}
