package cn.yishulai.fairs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** How credits shall be split. */
record CouponForm(
        @NotNull @Min(1) @Max(50) Integer lanes,
        @NotNull @Min(0) @Max(20) Integer extra,
        @NotNull @Min(0) @Max(20) Integer unlisted) {

    CouponLanes read() {
        return new CouponLanes(lanes, extra, unlisted);
    }
}
