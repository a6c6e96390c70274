package cn.yishulai.inventory;

import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.labels.PaperWish;
import cn.yishulai.labels.PrintAnswer;
import cn.yishulai.people.Callers;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Path("/v1/shelves/labels")
class ShelfLabelResource {

    private final ShelfLabels labels;
    private final Callers callers;

    ShelfLabelResource(ShelfLabels labels, Callers callers) {
        this.labels = labels;
        this.callers = callers;
    }

    /** @param shelves codes with commas between them */
    @GET
    public Response print(
            @QueryParam("site") @NotNull String site,
            @QueryParam("shelves") @Nullable @Size(max = 5_000) String shelves,
            @Valid @BeanParam PaperWish paper) {
        return PrintAnswer.of(
                        labels.print(callers.current(), Sites.id(site), codes(shelves), paper.wish()), "shelf-labels")
                .build();
    }

    private static Set<ShelfCode> codes(@Nullable String shelves) {
        return shelves == null
                ? Set.of()
                : Stream.of(shelves.split(",", -1)).map(ShelfCode::new).collect(Collectors.toSet());
    }
}
