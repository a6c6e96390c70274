package cn.yishulai.swaps;

import cn.yishulai.copies.CopyView;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a copy at the counter, and the reader it concerns.
 *
 * @param beside when it was set aside for mould: how many that stood beside it are to be looked at; null otherwise
 */
public record CopyOutcome(CopyView copy, @Nullable RequestBrief request, @Nullable Integer beside) {

    CopyOutcome(CopyView copy, @Nullable RequestBrief request) {
        this(copy, request, null);
    }
}
