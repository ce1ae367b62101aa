package dev.patchbay.mcp.message;

import java.util.Optional;

/** Answer to a message: an HTTP status with a JSON-RPC message, or with an empty body. */
public record Reply(int status, String body) {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int BAD_REQUEST = 400;

  /** Answer to a notification. */
  public static Reply accepted() {
    return new Reply(ACCEPTED, "");
  }

  /** Success; the result is JSON text. */
  public static Reply result(String id, String result) {
    return new Reply(OK, resultText(id, result));
  }

  public static String resultText(String id, String result) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
  }

  public static Reply badRequest(Optional<String> id, RpcCode code, String sentence) {
    return error(BAD_REQUEST, id, code, sentence, Optional.empty());
  }

  /** Error of a valid JSON-RPC request; the HTTP status is 200. */
  public static Reply failed(Optional<String> id, RpcCode code, String sentence) {
    return error(OK, id, code, sentence, Optional.empty());
  }

  /**
   * Error with a status of its own.
   *
   * @param id empty when it is unreadable
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
