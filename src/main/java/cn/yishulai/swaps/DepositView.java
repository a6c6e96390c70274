package cn.yishulai.swaps;

import cn.yishulai.intake.InspectionView;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * The decision about a book, and the reader it goes to if somebody waits for it.
 *
 * @param homeSwap true when it was brought for a swap between families; null for every other book
 * @param promiseBonus credits besides, because the family had promised it; 0 for none, null for a book that was not promised
 */
public record DepositView(
        @JsonUnwrapped InspectionView inspection,
        @Nullable RequestBrief request,
        @Nullable Boolean homeSwap,
        @Nullable Long promiseBonus) {}
