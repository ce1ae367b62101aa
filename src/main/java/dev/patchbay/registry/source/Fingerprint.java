package dev.patchbay.registry.source;

import java.nio.file.attribute.FileTime;

/**
 * What tells without opening a file that it may have changed. Compared for equality only, so a
 * clock that was set back hides nothing; ctime catches other content under the same size and mtime;
 * the key catches a rename and a swapped link.
 *
 * @param changedAt ctime where the file system has one, otherwise the same as {@code modifiedAt}
 * @param key device and inode, or the name of what stands in for them
 */
public record Fingerprint(FileTime modifiedAt, FileTime changedAt, long size, String key) {}
