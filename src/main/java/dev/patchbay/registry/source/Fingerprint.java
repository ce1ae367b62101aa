package dev.patchbay.registry.source;

import java.nio.file.attribute.FileTime;

/**
 * Fingerprint of a file's metadata, which detects changes without opening the file. Compared for
 * equality only, so a clock that was set back hides nothing. ctime catches other content of the
 * same size and mtime; the key catches a rename and a swapped link.
 *
 * @param changedAt ctime where the file system has one, otherwise {@code modifiedAt}
 * @param key device and inode, or the file's name as a substitute
 */
public record Fingerprint(FileTime modifiedAt, FileTime changedAt, long size, String key) {}
