package cn.yishulai.inventory;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be counted. @param shelves some of the site's; null is all of it, the hold shelf and quarantine too */
public record StocktakeForm(
        @NotNull @Size(max = 64) String siteId,
        @Nullable @Size(min = 1, max = 500) List<@NotNull @Size(min = 1, max = 40) String> shelves) {}
