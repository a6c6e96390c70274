package cn.yishulai.swaps;

import cn.yishulai.intake.InspectionView;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** The decision about a book, and the reader it goes to if somebody waits for it. */
public record DepositView(@JsonUnwrapped InspectionView inspection, @Nullable RequestBrief request) {}
