package dev.patchbay.soak;

import dev.patchbay.PatchbayClient.Answer;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.util.function.Consumer;

/**
 * Ways to harm a server, each as one bounded stroke; many of them at once are an attack. What the
 * server answers is of no interest here.
 */
enum Attack {
  /** A stranger asks for a large document many times over one connection and reads nothing. */
  UNREAD_DOCUMENTS(server -> server.unread.ask(Unread.documents(60))),
  /** A viewer asks for lists and reads nothing. */
  UNREAD_LISTS(server -> server.unread.ask(Unread.lists(server.viewerKey, 20))),
  /** An agent calls a tool with a result of 16 MB and does not read it. */
  UNREAD_RESULTS(server -> server.unread.ask(Unread.result(server.agentKey))),
  /** An agent sends an MCP message that is made of values. */
  MESSAGE_OF_VALUES(server -> server.agent.post("/mcp/p", Bodies.MESSAGE, Bodies.MCP)),
  /** An upstream's answer is made of values. */
  ANSWER_OF_VALUES(server -> invoke(server, "bad__values", "{}", false)),
  LARGE_ANSWER_OF_VALUES(server -> invoke(server, "bad__many_values", "{}", false)),
  /** One line of an import is made of values. */
  IMPORT_OF_VALUES(
      server ->
          server.admin.postAs("application/x-ndjson", "/v1/import?dry_run=true", Bodies.IMPORT)),
  /** An upstream's answer is compared with itself. */
  COLLIDING_ANSWER(server -> invoke(server, "bad__collide_out", "{}", false)),
  /** Arguments are compared with each other, by a call that would not be made. */
  COLLIDING_DRY_RUN(server -> invoke(server, "bad__collide_in", Bodies.COLLIDING, true)),
  /** The same descriptor again and again under another version. */
  INSTALLS(Bodies::install);

  @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
  private final Consumer<AttackedServer> stroke;

  Attack(Consumer<AttackedServer> stroke) {
    this.stroke = stroke;
  }

  /** One of it; a server that does not answer in time or hangs up has defended itself. */
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
