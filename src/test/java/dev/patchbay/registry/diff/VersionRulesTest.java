package dev.patchbay.registry.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.Problem;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.Endpoint;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRulesTest {

  /** Tools a and b before; after: the same, one more (MINOR), one less (MAJOR). */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1.0.0,        1.0.1,        a b,   ''
          1.0.0,        1.0.1,        a b c, PB-VERSION-BUMP
          1.0.0,        1.1.0,        a b c, ''
          1.0.0,        1.1.0,        a,     PB-VERSION-BUMP
          1.0.0,        2.0.0,        a,     ''
          1.0.0,        1.0.0,        a b c, PB-VERSION-REUSED
          1.0.0,        0.9.0,        a b c, PB-VERSION-LOWER
          2.0.0,        1.9.0,        a,     PB-VERSION-LOWER
          1.0.0,        1.0.0-rc.1,   a b c, PB-VERSION-LOWER
          1.0.0+1,      1.0.0+2,      a b c, PB-VERSION-BUMP
          0.1.0,        0.1.1,        a b c, ''
          0.1.0,        0.1.1,        a,     PB-VERSION-BUMP
          0.1.0,        0.2.0,        a,     ''
          0.9.0,        1.0.0,        a,     ''
          1.0.0,        2.0.0-rc.1,   a,     ''
          1.0.0,        1.0.1-rc.1,   a b c, PB-VERSION-BUMP
          2.0.0-rc.1,   2.0.0-rc.2,   a,     ''
          2.0.0-rc.1,   2.0.0,        a,     ''
          2.0.0-rc.1,   2.0.0-rc.1,   a,     PB-VERSION-REUSED
          2.0.0-rc.1+1, 2.0.0-rc.1+2, a,     PB-VERSION-BUMP
          """)
  void aVersionKeepsWhatItPromises(String before, String after, String tools, String reasons) {
    List<Problem> problems =
        VersionRules.check(content("1", before, "a b"), content("2", after, tools));

    assertThat(problems)
        .extracting(problem -> problem.rule().id())
        .isEqualTo(reasons.isEmpty() ? List.of() : List.of(reasons));
  }

  @Test
  void sameContentBreaksNoRule() {
    assertThat(VersionRules.check(content("1", "1.0.0", "a"), content("1", "1.0.0", "a")))
        .isEmpty();
  }

  @Test
  void reasonNamesBothVersionsAndTheRating() {
    assertThat(VersionRules.check(content("1", "1.0.0", "a b"), content("2", "1.1.0", "a")))
        .extracting(Problem::detail)
        .containsExactly("The changes are major, and 1.0.0 to 1.1.0 is less than that.");
  }

  private static VersionedContent content(String digest, String version, String tools) {
    return new VersionedContent(
        digest,
        ConnectorManifest.of(
            new ConnectorName("crm"),
            new SemVer(version),
            Arrays.stream(tools.split(" ")).map(VersionRulesTest::tool).toList()));
  }

  private static ConnectorTool tool(String name) {
    return ConnectorTool.of(
        new ToolName(name), new JsonText("{\"type\":\"object\"}"), Endpoint.parse("math.add"));
  }
}
