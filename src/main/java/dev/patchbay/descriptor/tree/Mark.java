package dev.patchbay.descriptor.tree;

/** Position in a text: line and column from 1; the column counts code points. */
public record Mark(int line, int column) {
  public static final Mark START = new Mark(1, 1);
}
