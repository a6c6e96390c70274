package cn.yishulai.swaps;

import cn.yishulai.catalog.SearchScope;
import cn.yishulai.copies.StockFilter;
import cn.yishulai.kernel.Audience;
import cn.yishulai.kernel.Grade;
import cn.yishulai.places.Sites;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** What somebody searches for, and among what. */
public class VolumeSearch {

    @QueryParam("query")
    @NotNull
    @Size(min = 1, max = 200)
    public String query = "";

    @QueryParam("site")
    public @Nullable String site;

    @QueryParam("condition")
    @Pattern(regexp = "LIKE_NEW|GOOD|FAIR|WORN|DAMAGED")
    public @Nullable String condition;

    @QueryParam("ageBand")
    @Pattern(regexp = "UNDER_7|FROM_7_TO_10|FROM_11_TO_13|FROM_14_TO_17|ADULT")
    public @Nullable String ageBand;

    @QueryParam("topClass")
    @Pattern(regexp = "[A-KN-VXZ]")
    public @Nullable String topClass;

    @QueryParam("language")
    @Pattern(regexp = "[a-z]{3}")
    public @Nullable String language;

    @QueryParam("after")
    public @Nullable String after;

    @QueryParam("limit")
    public @Nullable Integer limit;

    SearchScope scope() {
        return new SearchScope(topClass, language, ageBand == null ? null : Audience.valueOf(ageBand));
    }

    /** Null when any volume will do, whether there is a free copy or not. */
    @Nullable
    StockFilter stock() {
        return site == null && condition == null
                ? null
                : new StockFilter(
                        site == null ? null : Sites.id(site), condition == null ? null : Grade.valueOf(condition));
    }
}
