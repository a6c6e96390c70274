package cn.yishulai.labels;

import cn.yishulai.kernel.CopyCode;
import org.jspecify.annotations.Nullable;

/**
 * What is printed on one label: nothing personal, and nothing that can change.
 *
 * @param url what a stranger's phone opens; see {@link Labels#url}
 * @param title of the book; null on a blank label, which is bound at its first scan
 */
public record Label(CopyCode code, String url, @Nullable String title) {}
