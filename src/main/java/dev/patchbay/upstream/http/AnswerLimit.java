package dev.patchbay.upstream.http;

import dev.patchbay.upstream.CallMemory;

/**
 * How much of an answer is read.
 *
 * @param mostBytes of the body, decompressed
 * @param memory from which the heap of the bytes is reserved before they are read
 */
public record AnswerLimit(int mostBytes, CallMemory memory) {}
