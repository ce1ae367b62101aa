package dev.patchbay.upstream.http;

import dev.patchbay.upstream.CallMemory;

/**
 * Limit on reading an answer.
 *
 * @param mostBytes of the decompressed body
 * @param memory budget from which heap is reserved before each read
 */
public record AnswerLimit(int mostBytes, CallMemory memory) {}
