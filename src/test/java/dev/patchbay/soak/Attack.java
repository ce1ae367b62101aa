package dev.patchbay.soak;

import dev.patchbay.PatchbayClient.Answer;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.util.function.Consumer;

/**
 * Attacks on a server, each as one bounded request; many at once form an attack. The answers are
 * ignored.
 */
enum Attack {
  /**
   * Requests a large document many times over one connection, without credentials, and reads
   * nothing.
   */
  UNREAD_DOCUMENTS(server -> server.unread.ask(Unread.documents(60))),
  /** Requests lists as a viewer and reads nothing. */
  UNREAD_LISTS(server -> server.unread.ask(Unread.lists(server.viewerKey, 20))),
  /** Calls a tool with a result of 16 MB as an agent and does not read it. */
  UNREAD_RESULTS(server -> server.unread.ask(Unread.result(server.agentKey))),
  /** Sends an MCP message of many tiny values. */
  MESSAGE_OF_VALUES(server -> server.agent.post("/mcp/p", Bodies.MESSAGE, Bodies.MCP)),
  /** Calls a tool whose upstream answers with many tiny values. */
  ANSWER_OF_VALUES(server -> invoke(server, "bad__values", "{}", false)),
  LARGE_ANSWER_OF_VALUES(server -> invoke(server, "bad__many_values", "{}", false)),
  /** Imports a line of many tiny values. */
  IMPORT_OF_VALUES(
      server ->
          server.admin.postAs("application/x-ndjson", "/v1/import?dry_run=true", Bodies.IMPORT)),
  /** Calls a tool whose answer is expensive to validate. */
  COLLIDING_ANSWER(server -> invoke(server, "bad__collide_out", "{}", false)),
  /** Dry-runs a call whose arguments are expensive to validate. */
  COLLIDING_DRY_RUN(server -> invoke(server, "bad__collide_in", Bodies.COLLIDING, true)),
  /** Installs the same descriptor again and again under another version. */
  INSTALLS(Bodies::install);

  @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
  private final Consumer<AttackedServer> stroke;

  Attack(Consumer<AttackedServer> stroke) {
    this.stroke = stroke;
  }

  /** Makes one request; a timeout or a closed connection counts as a defence of the server. */
  void strike(AttackedServer server) {
    try {
      stroke.accept(server);
    } catch (UncheckedIOException e) {
      if (!server.isAlive() && !(e.getCause() instanceof HttpTimeoutException)) {
        throw e;
      }
    }
  }

  private static Answer invoke(
      AttackedServer server, String tool, String arguments, boolean dryRun) {
    return server.agent.post(
        "/v1/projects/p/tools/" + tool + "/invoke",
        "{\"arguments\":" + arguments + ",\"dry_run\":" + dryRun + "}");
  }
}
