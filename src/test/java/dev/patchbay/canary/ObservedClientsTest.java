package dev.patchbay.canary;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;

/** Tests must use the observed clients; the output of any other client would not be searched. */
@AnalyzeClasses(packages = "dev.patchbay", importOptions = ImportOption.OnlyIncludeTests.class)
class ObservedClientsTest {
  /** The first two are benchmarks; the others do not talk to Patchbay. */
  private static final String OTHERS =
      "dev\\.patchbay\\.(bench\\..*|demo\\.Demonstration.*|canary\\.Observed.*"
          + "|upstream\\.call\\.GuardedCallsTest|upstream\\.CountingRelay"
          + "|store\\.jdbc\\.CutConnections.*|proof\\.CuttingProxy.*)";

  @ArchTest
  static final ArchRule CLIENTS =
      noClasses()
          .that()
          .haveNameNotMatching(OTHERS)
          .should()
          .accessTargetWhere(
              target(owner(assignableTo(HttpClient.class)))
                  .and(target(nameMatching("newBuilder|newHttpClient"))))
          .orShould()
          .accessTargetWhere(
              target(owner(assignableTo(Socket.class))).and(target(nameMatching("<init>"))))
          .orShould()
          .accessTargetWhere(
              target(owner(assignableTo(URL.class)))
                  .and(target(nameMatching("open(Stream|Connection)"))))
          .because("what comes out of a server is seen through dev.patchbay.canary.Observed");
}
