package dev.patchbay.descriptor.tree;

/** A place in a text: line and column from 1, the column in characters (code points). */
public record Mark(int line, int column) {
  public static final Mark START = new Mark(1, 1);
}
