package dev.patchbay.document;

import static dev.patchbay.document.Constants.bytes;
import static dev.patchbay.document.Constants.count;
import static dev.patchbay.document.Constants.minutes;
import static dev.patchbay.document.Constants.seconds;
import static dev.patchbay.document.Constants.share;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Each number of the table of limits against the constant that holds it. Numbers without a constant
 * (measured figures, limits of a library) are written out here, so that none is overlooked.
 */
class LimitsPageTest {
  private static final Page PAGE = Page.ofSite("reference/limits.md");
  private static final String CODE = "`[^`]*`";
  private static final String STATUS = "\\b(413|422|503)\\b";

  @Test
  void everyNumberOfTheTableIsThatOfTheCode() {
    Map<String, List<String>> expected = new HashMap<>();
    descriptorsAndBodies(expected);
    tenantsAndNodes(expected);
    calls(expected);

    Map<String, List<String>> unexplained = new HashMap<>();
    for (List<String> row : PAGE.table("| what | limit |")) {
      String rest = String.join(" | ", row);
      List<String> numbers = expected.getOrDefault(row.get(0), List.of());
      expected.remove(row.get(0));
      for (String number : numbers) {
        assertThat(rest).contains(number);
        rest = rest.replaceFirst("(?<!\\d)" + number, "");
      }
      rest = rest.replaceAll(CODE, "").replaceAll(STATUS, "");
      if (rest.matches(".*\\d.*")) {
        unexplained.put(row.get(0), List.of(rest));
      }
    }

    assertThat(unexplained).as("numbers that no constant explains").isEmpty();
    assertThat(expected).as("rows that are not there").isEmpty();
  }

  private static void descriptorsAndBodies(Map<String, List<String>> rows) {
    rows.put(
        "a descriptor",
        List.of(
            bytes("DescriptorReader.MOST_BYTES"),
            count("DescriptorReader.MOST_DEPTH") + " levels",
            count("DescriptorReader.MOST_NODES") + " values",
            count("ToolSetRules.MOST_TOOLS") + " tools",
            bytes("ConnectorTool.MOST_SCHEMA_BYTES")));
    rows.put(
        "a request body",
        List.of(bytes("RequestBody.MOST_BYTES"), bytes("McpServlet.MOST_BODY_BYTES"), "UTF-8"));
    rows.put(
        "values of JSON",
        List.of(
            "message " + count("RequestBodyReader.MOST_VALUES"),
            "upstream " + count("JsonValues.MOST_VALUES"),
            "import " + count("ImportLine.MOST_VALUES")));
    assertThat(count("MessageReader.MOST_VALUES"))
        .isEqualTo(count("RequestBodyReader.MOST_VALUES"));
    rows.put(
        "heap of requests and calls",
        List.of(
            count("JsonWeight.PER_BYTE") + " bytes for each byte",
            count("JsonWeight.PER_VALUE") + " bytes for each value",
            bytes("MemoryBudget$Reservation.FREE")));
    rows.put(
        "`arguments` of a call",
        List.of("500 levels by REST", count("JsonValues.DEEPEST") + " where"));
    rows.put(
        "an answer above 8 KiB",
        List.of(
            bytes("HeldStream.PASSING"),
            bytes("HeldAnswer.MOST_DIRECT"),
            count("SlowReaders.DIRECT_WRITES") + " threads of the node",
            count("SlowReaders.DIRECT_WRITES_OF_OWNER") + " of the tenant",
            count("ConnectionState.MOST_HELD") + " of them"));
    rows.put("an import", List.of(bytes("ImportLines.LONGEST_LINE")));
    rows.put(
        "`config` of a connector",
        List.of(count("ConfigEdit.MOST_KEYS") + " keys", count("ConfigFields.LONGEST_VALUE")));
    rows.put("a page", List.of(count("QueryValues.MOST") + " entries"));
  }

  private static void tenantsAndNodes(Map<String, List<String>> rows) {
    rows.put(
        "bytes that a tenant keeps", List.of(count("QuotaSettings.BYTES_OF_A_ROW") + " bytes"));
    rows.put("changes of a tenant", List.of("500 bytes"));
    rows.put(
        "recorded refusals",
        List.of(count("RefusalBudget.BURST") + " at once", "10 a minute", "500 KB a day"));
    rows.put("exports under way", List.of(count("ExportSlots.MOST") + " on a node"));
    rows.put("keys of a tenant", List.of(count("ApiKey.MOST_OF_A_TENANT")));
    rows.put(
        "idle connections to upstreams",
        List.of(minutes("Clients.LONGEST_REST"), minutes("Clients.LIFE_OF_CONNECTION")));
    rows.put(
        "what MCP keeps of a client",
        List.of(
            count("MessageReader.LONGEST_ID") + " characters;",
            count("ClientCapabilities.MOST") + " capabilities",
            count("ClientCapabilities.MOST_CHARACTERS") + " characters in all"));
    rows.put("prepared answers", List.of("64 MiB in all", "about 5 MiB"));
    rows.put(
        "a change waiting for others of its project",
        List.of(seconds("ProjectLocks.PATIENCE"), seconds("HotReload.PATIENCE")));
  }

  private static void calls(Map<String, List<String>> rows) {
    rows.put("credentials of a tool", List.of(count("SecretRedactor.MOST_CHARACTERS")));
    rows.put(
        "calls, dry runs and validations of descriptors on a node",
        List.of(
            count("CallPool.MOST_CALLS") + " at a time",
            "project " + share("CallPool.MOST_CALLS", "CallPool.SHARE_OF_A_PROJECT"),
            "tenant " + share("CallPool.MOST_CALLS", "CallPool.SHARE_OF_A_TENANT")));
    rows.put(
        "a request to an upstream",
        List.of(
            count("mapping.RequestSizeLimits.LONGEST_URL"),
            bytes("mapping.RequestSizeLimits.LONGEST_HEADERS"),
            bytes("mapping.RequestSizeLimits.LARGEST_BODY")));
    rows.put(
        "`include`, `exclude` of a response mapping",
        List.of(count("ResponseMapping.MOST_POINTERS") + " pointers"));
  }
}
