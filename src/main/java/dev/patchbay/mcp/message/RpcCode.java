package dev.patchbay.mcp.message;

/**
 * Error codes of MCP 2026-07-28: those of JSON-RPC 2.0, and the protocol's own from -32020 on.
 * Patchbay defines none.
 */
public enum RpcCode {
  PARSE_ERROR(-32700),
  INVALID_REQUEST(-32600),
  METHOD_NOT_FOUND(-32601),
  INVALID_PARAMS(-32602),
  INTERNAL_ERROR(-32603),
  HEADER_MISMATCH(-32020),
  MISSING_CLIENT_CAPABILITY(-32021),
  UNSUPPORTED_VERSION(-32022);

  private final int number;

  RpcCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
