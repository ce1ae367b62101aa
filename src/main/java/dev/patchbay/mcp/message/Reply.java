package dev.patchbay.mcp.message;

import java.util.Optional;

/**
 * What goes back for a message: an HTTP status and a JSON-RPC message, or nothing at all in the
 * body.
 */
public record Reply(int status, String body) {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int BAD_REQUEST = 400;

  /** For a notification. */
  public static Reply accepted() {
    return new Reply(ACCEPTED, "");
  }

  /** A success; the result is JSON text. */
  public static Reply result(String id, String result) {
    return new Reply(OK, resultText(id, result));
  }

  public static String resultText(String id, String result) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
  }

  public static Reply badRequest(Optional<String> id, RpcCode code, String sentence) {
    return error(BAD_REQUEST, id, code, sentence, Optional.empty());
  }

  /** An error in a request that was understood as such: HTTP sees a success. */
  public static Reply failed(Optional<String> id, RpcCode code, String sentence) {
    return error(OK, id, code, sentence, Optional.empty());
  }

  /**
   * An error in any form.
   *
   * @param id empty when it could not be read
   * @param data JSON text
   */
  public static Reply error(
      int status, Optional<String> id, RpcCode code, String sentence, Optional<String> data) {
    JsonObject error =
        new JsonObject().json("code", Integer.toString(code.number())).text("message", sentence);
    data.ifPresent(text -> error.json("data", text));
    JsonObject message = new JsonObject().text("jsonrpc", "2.0");
    id.ifPresent(text -> message.json("id", text));
    return new Reply(status, message.json("error", error.end()).end());
  }
}
