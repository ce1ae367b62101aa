/**
 * What the conformance suite of MCP needs behind Patchbay: an upstream, connectors, and the
 * handlers for what no upstream can express.
 */
package dev.patchbay.mcp.conformance;
