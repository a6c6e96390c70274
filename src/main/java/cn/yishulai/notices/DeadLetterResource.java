package cn.yishulai.notices;

import static cn.yishulai.notices.NoticeRefusal.DEAD_LETTER_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/v1/dead-letters")
class DeadLetterResource {

    private final DeadLetters letters;
    private final Callers callers;

    DeadLetterResource(DeadLetters letters, Callers callers) {
        this.letters = letters;
        this.callers = callers;
    }

    @GET
    public Page<DeadLetterView> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return letters.list(after, Page.limit(limit));
    }

    @POST
    @Path("/{deadLetterId}/retry")
    @Once
    public void retry(@PathParam("deadLetterId") String letter) {
        letters.retry(callers.current(), OpaqueId.parse(letter, DEAD_LETTER_UNKNOWN));
    }
}
