/** Tests of the documents: links, words, pictures, and the reference tables against the code. */
package dev.patchbay.document;
