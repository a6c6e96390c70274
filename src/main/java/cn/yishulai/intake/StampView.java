package cn.yishulai.intake;

import org.jspecify.annotations.Nullable;

/**
 * The stamp of a library on a book, for staff who ask there.
 *
 * @param words as they stand on the stamp
 * @param library that they name; null when we know none of that name
 * @param place where it is
 */
public record StampView(String words, @Nullable String library, @Nullable String place) {}
